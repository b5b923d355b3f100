import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import RecoveryCode from '#models/recovery_code'
import Session from '#models/session'
import TwoFactor from '#models/two_factor'
import VerifySecondStep from '#actions/two_factor/verify_second_step'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { statuses, tally, together } from '#tests/helpers/together'
import {
  codeOf,
  finish,
  RECOVERY_CODE,
  secondStepTicket,
  withTwoFactor,
  wrongCode,
} from '#tests/helpers/two_factor'

const SIZES = [2, 64]
const CLIENTS = 16

test.group('Second steps at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('with one code, by {$self}: one gets in')
    .with(SIZES)
    .run(async ({ client, assert }, size) => {
      const { user, secret } = await withTwoFactor()
      const ticket = await secondStepTicket(client, user)
      const answers = await together(() => finish(client, ticket, codeOf(secret)), size)

      assert.deepEqual(tally(answers), { 200: 1, 401: size - 1 })
      assert.lengthOf(await Session.all(), 1)
    })

  test('with one code, on a page and by a ticket: one gets in', async ({ client, assert }) => {
    const { user, secret } = await withTwoFactor()
    const ticket = await secondStepTicket(client, user)
    const code = codeOf(secret)
    const caller = { address: '192.0.2.1', agent: '' }
    const step = { userId: user.id, code, caller }
    const page = () =>
      new VerifySecondStep().handle(step).then(
        () => true,
        () => false
      )
    const answers = await together(
      async (index) => (index % 2 ? page() : (await finish(client, ticket, code)).status() === 200),
      CLIENTS
    )

    assert.lengthOf(answers.filter(Boolean), 1)
  })

  test('with one recovery code, by {$self}: one gets in')
    .with(SIZES)
    .run(async ({ client, assert }, size) => {
      const { user } = await withTwoFactor()
      const ticket = await secondStepTicket(client, user)
      const answers = await together(() => finish(client, ticket, RECOVERY_CODE), size)

      assert.deepEqual(tally(answers), { 200: 1, 401: size - 1 })
      assert.isEmpty(await RecoveryCode.all())
    })

  test('with wrong codes: five are counted, then the account is closed', async ({
    client,
    assert,
  }) => {
    const { user, secret } = await withTwoFactor()
    const ticket = await secondStepTicket(client, user)
    const answers = await together(() => finish(client, ticket, wrongCode(secret)), CLIENTS)

    assert.deepEqual(tally(answers), { 400: 5, 401: CLIENTS - 5 })
    assert.equal((await TwoFactor.firstOrFail()).failures, 5)
  })

  test('of a set-up: it is turned on once, with one set of codes', async ({ client, assert }) => {
    const user = await UserFactory.create()
    const { token } = await signToken('access', user.id)
    const send = (path: string, body: object) =>
      client.post(`/api/v1/auth/two-factor/${path}`).bearerToken(token).json(body)
    const begun = await together(() => send('', { password: PASSWORD }), 4)
    assert.deepEqual(statuses(begun), [200])
    const { secret } = (await send('', { password: PASSWORD })).body()
    const code = codeOf(secret)
    const answers = await together(() => send('confirm/', { code }), CLIENTS)

    assert.deepEqual(tally(answers), { 200: 1, 409: CLIENTS - 1 })
    assert.lengthOf(await RecoveryCode.all(), 10)
  })

  test('for new recovery codes, with one code: one set is made', async ({ client, assert }) => {
    const { user, secret } = await withTwoFactor()
    const { token } = await signToken('access', user.id)
    const body = { password: PASSWORD, code: codeOf(secret) }
    const answers = await together(
      () => client.post('/api/v1/auth/two-factor/recovery-codes/').bearerToken(token).json(body),
      4
    )

    assert.deepEqual(tally(answers), { 200: 1, 400: 3 })
    assert.lengthOf(await RecoveryCode.all(), 10)
  })
})
