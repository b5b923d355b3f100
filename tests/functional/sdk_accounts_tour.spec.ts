import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import env from '#start/env'
import { codeOf } from '#tests/helpers/two_factor'
import { createVitrinClient, orThrow, VitrinError } from '../../resources/sdk/src/index.js'

const baseUrl = `http://${env.get('HOST')}:${env.get('PORT')}`
const email = 'ada@example.com'
const password = 'a-fine-engine-1843'

/** A client and whom it has just registered. */
async function ada() {
  const vitrin = createVitrinClient({ baseUrl })
  const body = { email, password, first_name: 'Ada', last_name: 'Lovelace' }
  const { user, tokens } = await orThrow(vitrin.POST('/api/v1/auth/register/', { body }))
  vitrin.session.use(tokens)
  return { vitrin, user, tokens }
}

async function refusal(promise: Promise<unknown>): Promise<VitrinError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof VitrinError) return error
    throw error
  }
  throw new Error('it was not refused')
}

test.group('the tour of accounts by the client', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('ends other sessions, and signs out', async ({ assert }) => {
    const { vitrin, tokens } = await ada()
    const phone = createVitrinClient({ baseUrl })
    const body = { email, password }
    phone.session.use((await orThrow(phone.POST('/api/v1/auth/login/', { body }))).tokens)

    const sessions = await orThrow(vitrin.GET('/api/v1/auth/sessions/'))
    const other = sessions.results.find((session) => !session.is_current)!
    assert.lengthOf(sessions.results, 2)
    await orThrow(
      vitrin.DELETE('/api/v1/auth/sessions/{id}/', { params: { path: { id: other.id } } })
    )
    const ended = await refusal(orThrow(phone.GET('/api/v1/auth/me/')))
    assert.equal(ended.status, 401)

    await orThrow(vitrin.POST('/api/v1/auth/logout/', { body: { refresh: tokens.refresh } }))
    const after = await vitrin.POST('/api/v1/auth/refresh/', { body: { refresh: tokens.refresh } })
    assert.equal(after.response.status, 401)
  })

  test('makes a token for a program, which may only read, and revokes it', async ({ assert }) => {
    const { vitrin, user } = await ada()
    const body = { name: 'Import', scopes: ['read' as const] }
    const made = await orThrow(vitrin.POST('/api/v1/auth/tokens/', { body }))
    const program = createVitrinClient({ baseUrl, tokens: { access: made.token, refresh: '' } })

    const me = await orThrow(program.GET('/api/v1/auth/me/'))
    assert.equal(me.id, user.id)
    const refused = await refusal(
      orThrow(
        program.POST('/api/v1/products/', {
          body: { name: 'Engine', description: 'Counts.', price: '1' },
        })
      )
    )
    assert.containsSubset(refused, { status: 403, code: 'insufficient_scope' })

    const { results } = await orThrow(vitrin.GET('/api/v1/auth/tokens/'))
    assert.deepEqual(
      results.map(({ name, prefix }) => [name, made.token.startsWith(prefix)]),
      [['Import', true]]
    )
    const revoke = { params: { path: { id: made.id } } }
    await orThrow(vitrin.DELETE('/api/v1/auth/tokens/{id}/', revoke))
    const dead = await program.GET('/api/v1/auth/me/')
    assert.equal(dead.response.status, 401)
  })

  test('turns two-step sign-in on, and signs in by it', async ({ assert }) => {
    const { vitrin } = await ada()
    const begun = await orThrow(vitrin.POST('/api/v1/auth/two-factor/', { body: { password } }))
    const code = codeOf(begun.secret)
    const confirmed = await orThrow(
      vitrin.POST('/api/v1/auth/two-factor/confirm/', { body: { code } })
    )
    assert.lengthOf(confirmed.recovery_codes, 10)

    const phone = createVitrinClient({ baseUrl })
    const login = await phone.POST('/api/v1/auth/login/', { body: { email, password } })
    assert.equal(login.response.status, 403)
    const { ticket } = login.error as { ticket: string }
    const proof = { ticket, code: confirmed.recovery_codes[0]! }
    const { tokens } = await orThrow(phone.POST('/api/v1/auth/login/two-factor/', { body: proof }))
    phone.session.use(tokens)
    const renew = { password, code: codeOf(begun.secret, 1) }
    const renewed = await orThrow(
      phone.POST('/api/v1/auth/two-factor/recovery-codes/', { body: renew })
    )
    assert.notInclude(renewed.recovery_codes, confirmed.recovery_codes[1])
  })
})
