import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import VerifySecondStep from '#actions/two_factor/verify_second_step'
import { PASSWORD } from '#database/factories/user_factory'
import { CodeNotValidException } from '#exceptions/two_factor'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import Session from '#models/session'
import Ticket from '#models/ticket'
import TwoFactor from '#models/two_factor'
import type User from '#models/user'
import { seal } from '#credentials/sealed'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'
import { linkTicket } from '#tests/helpers/google_link'
import {
  codeOf,
  finish,
  RECOVERY_CODE,
  secondStepTicket,
  withTwoFactor,
} from '#tests/helpers/two_factor'

const eventsOf = ({ id: userId }: User) => SecurityEvent.query().where({ userId }).orderBy('id')
const typesOf = async (user: User) => (await eventsOf(user)).map(({ type }) => type)
const mails = async () => (await Mail.query().orderBy('id')).map(({ kind }) => kind)

test.group('A sign-in with two steps', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('opens nothing by the password, and all by a code', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()
    const ticket = await secondStepTicket(client, user)
    assert.isEmpty(await Session.all())
    assert.isNull((await user.refresh()).lastLogin)

    const response = await finish(client, ticket, codeOf(secret))

    response.assertStatus(200)
    response.assertHeader('cache-control', 'private, no-store')
    response.assertBodyContains({ user: { id: user.id, two_factor: true } })
    const me = await client.get('/api/v1/auth/me/').bearerToken(response.body().tokens.access)
    me.assertStatus(200)
    assert.isNotNull((await user.refresh()).lastLogin)
    const [session] = await Session.all()
    const events = await eventsOf(user)
    assert.deepEqual(
      events.map(({ type, details }) => [type, details]),
      [
        ['second_step_asked', {}],
        ['signed_in', { second_step: 'app', session: String(session!.id) }],
      ]
    )
  })

  test('takes a ticket once, and a code once', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    const ticket = await secondStepTicket(client, user)
    const code = codeOf(secret)
    const first = await finish(client, ticket, code)
    first.assertStatus(200)
    const again = await finish(client, ticket, codeOf(secret, 1))
    again.assertStatus(401)
    again.assertBodyContains({ code: 'ticket_not_valid' })
    const replayed = await finish(client, await secondStepTicket(client, user), code)
    replayed.assertStatus(400)
    replayed.assertBodyContains({ code: 'code_not_valid' })
  })

  test('takes each recovery code once, and tells the owner', async ({ assert, client }) => {
    const { user } = await withTwoFactor()
    const first = await finish(client, await secondStepTicket(client, user), RECOVERY_CODE)
    first.assertStatus(200)
    const again = await finish(client, await secondStepTicket(client, user), RECOVERY_CODE)
    again.assertStatus(400)
    assert.deepEqual(await mails(), ['recovery_code_used'])
    assert.includeMembers(await typesOf(user), ['recovery_code_used', 'signed_in'])
  })

  test('takes no code of another account', async ({ client }) => {
    const { user } = await withTwoFactor()
    const { secret } = await withTwoFactor({ username: 'eve', email: 'eve@example.com' })
    const refused = await finish(client, await secondStepTicket(client, user), codeOf(secret))
    refused.assertStatus(400)
  })

  test('takes no code where the secret is of another account or key', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    const moved = seal(secret, TwoFactor.ownerOf(user.id + 1))
    for (const stored of [moved, 'x', 'gcm.x.y.z']) {
      await TwoFactor.query().where({ userId: user.id }).update({ secret: stored })
      const refused = await finish(client, await secondStepTicket(client, user), codeOf(secret))
      refused.assertStatus(400)
    }
  })

  test('is good for five minutes, and with its newest ticket alone', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor()
    const old = await secondStepTicket(client, user)
    const newest = await secondStepTicket(client, user)
    const { expiresAt } = await Ticket.firstOrFail()
    assert.closeTo(expiresAt.diffNow('minutes').minutes, 5, 0.5)
    const refused = await finish(client, old, codeOf(secret))
    refused.assertStatus(401)
    await Ticket.query().update({ expires_at: '2020-01-01T00:00:00Z' })
    const late = await finish(client, newest, codeOf(secret))
    late.assertStatus(401)
  })

  test('ends when password or state change, or the second step goes', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    const fresh = 'a-fine-engine-1843'
    const changed = await secondStepTicket(client, user)
    const body = { old_password: PASSWORD, new_password: fresh, confirm_password: fresh }
    await client.post('/api/v1/auth/password/change/').loginAs(user).json(body)
    const late = await finish(client, changed, codeOf(secret))
    late.assertStatus(401)
    await user.refresh()

    const login = { username: user.username, password: fresh }
    const { ticket } = (await client.post('/api/v1/auth/login/').json(login)).body()
    await user.merge({ isActive: false }).save()
    const closed = await finish(client, ticket, codeOf(secret))
    closed.assertStatus(401)
  })

  test('tells of an erasure only after both steps', async ({ client }) => {
    const { user, secret } = await withTwoFactor()
    await user.merge({ eraseAt: DateTime.utc().plus({ days: 14 }) }).save()
    const response = await finish(client, await secondStepTicket(client, user), codeOf(secret))
    response.assertStatus(403)
    response.assertBodyContains({ code: 'erasure_pending' })
    const { ticket } = response.body()
    const kept = await client.post('/api/v1/users/me/keep/').json({ ticket })
    kept.assertStatus(200)
  })

  test('is told in problem+json as well', async ({ assert, client }) => {
    const { user } = await withTwoFactor()
    const login = { username: user.username, password: PASSWORD }
    const response = await client
      .post('/api/v1/auth/login/')
      .accept('application/problem+json')
      .json(login)
    response.assertStatus(403)
    assert.lengthOf(response.body().ticket, 43)
  })
})

test.group('Google', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())

  test('is a first step as well, and connects with the second', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor({ email: ADA.email, isVerified: true })
    const credential = await (await fakeGoogle()).idToken()
    const first = await client.post('/api/v1/auth/google/').json({ credential })
    first.assertStatus(403)
    assert.isNull((await user.refresh()).googleId)

    const response = await finish(client, first.body().ticket, codeOf(secret))

    response.assertStatus(200)
    assert.equal((await user.refresh()).googleId, ADA.sub)
    const signedIn = (await eventsOf(user)).at(-1)!
    assert.containsSubset(signedIn.details, { by: 'google', second_step: 'app' })
  })

  test('connects nothing to an account that was moved meanwhile', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor({ email: ADA.email, isVerified: true })
    const credential = await (await fakeGoogle()).idToken()
    const { ticket } = (await client.post('/api/v1/auth/google/').json({ credential })).body()
    await user.merge({ email: 'moved@example.com' }).save()
    const refused = await finish(client, ticket, codeOf(secret))
    refused.assertStatus(401)
    assert.isNull((await user.refresh()).googleId)
  })

  test('is linked by the password with the second step', async ({ assert, client }) => {
    const { user, secret } = await withTwoFactor({ email: ADA.email })
    const body = { ticket: await linkTicket(client), password: PASSWORD }
    const first = await client.post('/api/v1/auth/google/link/').json(body)
    first.assertStatus(403)
    assert.isNull((await user.refresh()).googleId)
    const response = await finish(client, first.body().ticket, codeOf(secret))
    response.assertStatus(200)
    response.assertBodyContains({ user: { google_connected: true, is_verified: true } })
  })
})

test.group('A second step elsewhere than in the API', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  const caller = { address: '192.0.2.1', agent: '' }

  test('is taken by an account, once', async ({ assert }) => {
    const { user, secret } = await withTwoFactor()
    const step = { userId: user.id, code: codeOf(secret), caller }
    assert.equal(await new VerifySecondStep().handle(step), 'app')
    await assert.rejects(() => new VerifySecondStep().handle(step), CodeNotValidException)
    assert.deepEqual(await typesOf(user), ['sign_in_refused'])
  })
})
