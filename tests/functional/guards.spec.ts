import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { UserFactory } from '#database/factories/user_factory'
import { allRoutes, pathOf } from '#routing/table'
import { fingerprints } from '#tests/helpers/catalog'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'
import { signToken } from '#credentials/token_signer'

/** These take their proof in the body. */
const OPEN =
  /^(users\.me\.keep|auth\.(password_resets|password_reset_confirmations|email_verifications|email_change_confirmations|registrations|logins|refreshes|token_verifications|logouts|google|google_link(?=\.store)|two_factor_logins))\./
/** Everybody who is signed in may use these; the others are for the owner alone, or for staff. */
const ANYBODY =
  /^(users\.me\.|auth\.(google_link|tokens|two_factor|two_factor_confirmations|recovery_codes|me|other_sessions|password_changes|email_changes|email_verification_mails)|users\.profile|products\.(store|like|unlike|comments|report)|comments\.(store|like|report)|users\.report)/

/** Every route that changes something, by name; one that is added is asked, too. */
const changes = () =>
  allRoutes()
    .filter(({ name, method }) => method !== 'GET' && !OPEN.test(name))
    .map((route) => ({ name: route.name, target: `${route.method} ${pathOf(route)}` }))

test.group('A route that changes something', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** The statuses that some routes answer, and whether all was left as it was. */
  async function ask(routes: ReturnType<typeof changes>, headers: string[], id: number) {
    const before = await fingerprints(db.primaryConnectionName)
    const answers: Record<string, number> = {}
    for (const { name, target } of routes) {
      const { status } = await rawRequest(target.replace(/{\w+}/g, String(id)), { headers })
      answers[name] = status
    }
    const after = await fingerprints(db.primaryConnectionName)
    return { answers, unchanged: JSON.stringify(after) === JSON.stringify(before) }
  }

  test('does nothing for callers that are not signed in, whoever they say they are', async ({
    assert,
  }) => {
    const { product, user } = await owner()
    const claims = ['X-User-Id', 'X-Remote-User', 'X-Forwarded-User', 'X-Auth-User', 'Cookie: user']
    const headers = claims.map((name) => `${name}${name.includes(':') ? '=' : ': '}${user.id}`)

    const { answers, unchanged } = await ask(changes(), headers, product.id)

    assert.isAbove(Object.keys(answers).length, 10)
    assert.deepEqual([...new Set(Object.values(answers))], [401])
    assert.isTrue(unchanged)
  })

  test('does nothing for a stranger, unless it is for everybody', async ({ assert }) => {
    const { product } = await owner()
    const { token } = await signToken('access', (await UserFactory.create()).id)
    const routes = changes().filter(({ name }) => !ANYBODY.test(name))

    const { answers, unchanged } = await ask(routes, [`Authorization: Bearer ${token}`], product.id)

    assert.isAbove(Object.keys(answers).length, 3)
    assert.deepEqual(
      Object.entries(answers).filter(([, status]) => status !== 403 && status !== 404),
      []
    )
    assert.isTrue(unchanged)
  })

  test('has a guard whatever asks around it: {$self}')
    .with([
      ...['HEAD /api/v1/auth/me/', 'GET /api/v1/auth/me', 'GET /api/v1/auth/me/?user_id=1'],
      ...['GET /api/v1/%61uth/me/', 'GET /api/v1/auth/%6de', 'GET /api/v1/auth/me?x=%'],
      ...['POST /api/v1/products', 'POST /api/v1/products/?access=x'],
    ])
    .run(async ({ assert }, target) => {
      const { status, body } = await rawRequest(target)
      assert.equal(status, 401)
      assert.notInclude(body, '@example.com')
    })
})
