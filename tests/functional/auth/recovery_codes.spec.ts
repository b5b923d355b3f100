import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import type User from '#models/user'
import {
  codeOf,
  finish,
  RECOVERY_CODE,
  secondStepTicket,
  withTwoFactor,
  wrongCode,
} from '#tests/helpers/two_factor'

const PATH = '/api/v1/auth/two-factor/recovery-codes/'

const renew = (client: ApiClient, user: User, code: string, password = PASSWORD) =>
  client.post(PATH).loginAs(user).json({ password, code })

/** The status of a sign-in that is finished by a code. */
async function signIn(client: ApiClient, user: User, code: string): Promise<number> {
  const ticket = await secondStepTicket(client, user)
  return (await finish(client, ticket, code)).status()
}

test.group('New recovery codes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('take password and code, and the old ones are worth nothing', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()

    const answer = await renew(client, user, codeOf(secret))

    answer.assertStatus(200)
    answer.assertHeader('cache-control', 'private, no-store')
    const codes: string[] = answer.body().recovery_codes
    assert.lengthOf(new Set(codes), 10)
    assert.equal(await signIn(client, user, RECOVERY_CODE), 400)
    assert.equal(await signIn(client, user, codes[9]!), 200)
    const left = await client.get('/api/v1/auth/two-factor/').loginAs(user)
    left.assertBodyContains({ is_on: true, recovery_codes_left: 9 })
  })

  test('tell the owner, by mail and in the list of events', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()
    await renew(client, user, codeOf(secret))
    assert.deepEqual(
      (await Mail.all()).map(({ kind, address }) => [kind, address]),
      [['recovery_codes_renewed', user.email]]
    )
    const [event] = await SecurityEvent.query().where({ userId: user.id })
    assert.equal(event!.type, 'recovery_codes_renewed')
  })

  test('are there for who has one recovery code left', async ({ client }) => {
    const { user } = await withTwoFactor()
    const answer = await renew(client, user, RECOVERY_CODE)
    answer.assertStatus(200)
  })

  test('are refused for a wrong password, and for a wrong code, which counts', async ({
    assert,
    client,
    db,
  }) => {
    const { user, secret } = await withTwoFactor()
    const password = await renew(client, user, codeOf(secret), 'other-password')
    password.assertStatus(400)
    assert.deepEqual(Object.keys(password.body()), ['password'])
    const code = await renew(client, user, wrongCode(secret))
    code.assertStatus(400)
    code.assertBodyContains({ code: 'code_not_valid' })
    await db.assertHas('users_twofactor', { user_id: user.id, failures: 1 })
    await db.assertHas('users_recoverycode', { user_id: user.id }, 1)
    assert.isEmpty(await Mail.all())
  })

  test('take a code once', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    const code = codeOf(secret)
    await renew(client, user, code)
    const again = await renew(client, user, code)
    again.assertStatus(400)
  })

  test('are none while two-step sign-in is off', async ({ client, db }) => {
    const user = await UserFactory.create()
    const answer = await renew(client, user, '123456')
    answer.assertStatus(409)
    answer.assertBodyContains({ code: 'two_factor_not_begun' })
    await db.assertCount('users_recoverycode', 0)
  })
})
