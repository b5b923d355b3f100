import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { allRoutes, pathOf } from '#routing/table'
import type { Route } from '#routing/entry'
import { fingerprints } from '#tests/helpers/catalog'
import { rawRequest } from '#tests/helpers/raw_request'

/** What somebody who is suspended may still do, by the names of routes. */
const OPEN =
  /^(auth\.(sessions|other_sessions)\.destroy$|users\.me\.|moderation\.decisions\.appeal\.)/

/** Those that can know who asks, a route each. */
const signedInRoutes = (methods: RegExp) =>
  allRoutes().filter(
    ({ surface, guard, method }) => surface === 'api' && guard !== 'anyone' && methods.test(method)
  )

test.group('Somebody who is suspended', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** The answers, by the names of the routes. */
  async function ask(routes: Route[]) {
    const user = await UserFactory.with('profile').apply('superuser').apply('suspended').create()
    const headers = [`Authorization: Bearer ${(await signToken('access', user.id)).token}`]
    const before = await fingerprints(db.primaryConnectionName)
    const answers: Record<string, Awaited<ReturnType<typeof rawRequest>>> = {}
    for (const route of routes)
      answers[route.name] = await rawRequest(
        `${route.method} ${pathOf(route).replace(/{\w+}/g, '9')}`,
        { headers }
      )
    return { answers, before }
  }

  test('is told so by every route that writes, and nothing changes', async ({ assert }) => {
    const routes = signedInRoutes(/POST|PUT|PATCH|DELETE/).filter(({ name }) => !OPEN.test(name))
    assert.isAbove(routes.length, 20)

    const { answers, before } = await ask(routes)

    for (const [name, { status, body }] of Object.entries(answers)) {
      const { code, until, reason } = JSON.parse(body)
      assert.deepEqual([status, code, reason], [403, 'account_suspended', 'spam'], name)
      assert.match(until, /Z$/, name)
    }
    assert.deepEqual(await fingerprints(db.primaryConnectionName), before)
  })

  test('may still sign out, appeal and see to their privacy', async ({ assert }) => {
    const routes = signedInRoutes(/POST|PUT|PATCH|DELETE/).filter(({ name }) => OPEN.test(name))
    assert.isAbove(routes.length, 1)
    const { answers } = await ask(routes)
    for (const [name, { body }] of Object.entries(answers))
      assert.notInclude(body, 'account_suspended', name)
  })

  test('reads everything', async ({ assert }) => {
    const { answers } = await ask(signedInRoutes(/GET/))
    for (const [name, { status, body }] of Object.entries(answers)) {
      assert.include([200, 404], status, name)
      assert.notInclude(body, 'account_suspended', name)
    }
  })

  test('says so to the entries: only those named here are open', ({ assert }) => {
    const open = allRoutes().filter(({ whileSuspended }) => whileSuspended)
    assert.deepEqual(
      open.filter(({ name }) => !OPEN.test(name)).map(({ name }) => name),
      []
    )
  })
})
