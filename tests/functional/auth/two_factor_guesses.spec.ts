import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import TwoFactor from '#models/two_factor'
import type User from '#models/user'
import {
  codeOf,
  finish,
  RECOVERY_CODE,
  secondStepTicket,
  withTwoFactor,
  wrongCode,
} from '#tests/helpers/two_factor'

const mails = async () => (await Mail.query().orderBy('id')).map(({ kind }) => kind)
const typesOf = async ({ id: userId }: User) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)

test.group('Guessing codes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  const guess = async (
    { client, times = 5 }: { client: Parameters<typeof finish>[0]; times?: number },
    [user, secret]: [User, string]
  ) => {
    const ticket = await secondStepTicket(client, user)
    for (let tries = 0; tries < times; tries++) {
      const refused = await finish(client, ticket, wrongCode(secret))
      refused.assertStatus(400)
    }
    return ticket
  }

  test('ends a ticket and closes the account to codes of the app', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()
    const ticket = await guess({ client }, [user, secret])
    const dead = await finish(client, ticket, codeOf(secret))
    dead.assertStatus(401)
    const locked = await finish(client, await secondStepTicket(client, user), codeOf(secret))
    locked.assertStatus(429)
    locked.assertBodyContains({ code: 'two_factor_locked' })
    assert.closeTo(Number(locked.header('retry-after')), 900, 5)
    assert.deepEqual(await mails(), ['two_factor_locked'])
    const refused = (await typesOf(user)).filter((type) => type === 'sign_in_refused')
    assert.lengthOf(refused, 6)
  })

  test('leaves the way of the recovery codes open', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    await guess({ client }, [user, secret])
    const recovered = await finish(client, await secondStepTicket(client, user), RECOVERY_CODE)
    recovered.assertStatus(200)
  })

  test('takes longer after each lock, until a right code', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()
    const row = () => TwoFactor.query().where({ userId: user.id })
    const past = () => row().update({ locked_until: DateTime.utc().minus({ seconds: 1 }).toISO() })
    await guess({ client }, [user, secret])
    await past()
    await guess({ client }, [user, secret])
    const locked = await finish(client, await secondStepTicket(client, user), codeOf(secret))
    assert.closeTo(Number(locked.header('retry-after')), 1800, 5)
    await past()
    const right = await finish(client, await secondStepTicket(client, user), codeOf(secret))
    right.assertStatus(200)
    const { failures, lockedUntil } = await row().firstOrFail()
    assert.deepEqual([failures, lockedUntil], [0, null])
  })
})
