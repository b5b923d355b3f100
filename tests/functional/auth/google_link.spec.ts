import { rmSync } from 'node:fs'
import limiter from '@adonisjs/limiter/services/main'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import SendMail from '#actions/mails/send_mail'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { mailFolder } from '#mails/folder'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import Session from '#models/session'
import Ticket from '#models/ticket'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'
import { linkTicket, sendCode } from '#tests/helpers/google_link'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'

const PATH = '/api/v1/auth/google/link/'
const ada = () => UserFactory.merge({ email: 'Ada@example.com' }).create()

const link = (client: ApiClient, body: object) => client.post(PATH).json(body)
const typesOf = async (userId: number) =>
  (await SecurityEvent.query().where({ userId }).orderBy('id')).map(({ type }) => type)
const mails = async () => (await Mail.query().orderBy('id')).map(({ kind }) => kind)
const age = () => Ticket.query().update({ expires_at: '2020-01-01T00:00:00Z' })

test.group('A ticket of POST /api/v1/auth/google/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)
  group.teardown(() => rmSync(mailFolder(), { recursive: true, force: true }))

  test('connects, verifies and signs in with the password, which stays', async ({
    assert,
    client,
  }) => {
    const user = await ada()
    const ticket = await linkTicket(client)
    const response = await link(client, { ticket, password: PASSWORD })

    response.assertStatus(200)
    response.assertHeader('cache-control', 'private, no-store')
    response.assertBodyContains({ user: { id: user.id, is_verified: true } })
    const me = await client.get('/api/v1/auth/me/').bearerToken(response.body().tokens.access)
    me.assertStatus(200)
    const { password, googleId } = user
    await user.refresh()
    assert.deepEqual([googleId, user.googleId, user.password], [null, ADA.sub, password])
    assert.deepEqual(await typesOf(user.id), ['sign_in_refused', 'google_connected', 'signed_in'])
    assert.deepEqual(await mails(), ['google_link_code', 'google_connected'])
  })

  test('connects with the code of the mail, and trusts no password from before', async ({
    assert,
    client,
  }) => {
    const user = await ada()
    const login = { email: user.email, password: PASSWORD }
    const { access } = (await client.post('/api/v1/auth/login/').json(login)).body().tokens
    const ticket = await linkTicket(client)
    const code = await sendCode()
    const response = await link(client, { ticket, code: ` ${code.slice(0, 4)} ${code.slice(4)} ` })

    response.assertStatus(200)
    response.assertBodyContains({ user: { id: user.id, is_verified: true } })
    assert.match((await user.refresh()).password, /^!/)
    const open = await Session.query().where('userId', user.id).whereNull('endedAt')
    assert.lengthOf(open, 1)
    const old = await client.get('/api/v1/auth/me/').bearerToken(access)
    old.assertStatus(401)
    const again = await client.post('/api/v1/auth/login/').json(login)
    again.assertStatus(401)
  })

  test('works once', async ({ client }) => {
    await ada()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    const answers = [
      await link(client, { ticket, code }),
      await link(client, { ticket, code }),
      await link(client, { ticket, password: PASSWORD }),
    ]
    for (const [at, answer] of answers.entries()) answer.assertStatus(at ? 401 : 200)
    answers[1]!.assertBodyContains({ code: 'ticket_not_valid' })
  })

  test('stays good after a wrong password', async ({ assert, client }) => {
    const user = await ada()
    const ticket = await linkTicket(client)
    const wrong = await link(client, { ticket, password: 'other-password' })
    wrong.assertStatus(401)
    wrong.assertBodyContains({ code: 'no_active_account' })
    assert.isNull((await user.refresh()).googleId)
    const right = await link(client, { ticket, password: PASSWORD })
    right.assertStatus(200)
  })

  test('dies of five wrong codes', async ({ assert, client }) => {
    const user = await ada()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    for (const tried of ['', 'x', 'ü'.repeat(8), '00000000', `${code}0`]) {
      const body = tried ? { ticket, code: tried } : { ticket, code: '1' }
      const wrong = await link(client, body)
      wrong.assertStatus(401)
    }
    const late = await link(client, { ticket, code })
    late.assertStatus(401)
    assert.isNull((await user.refresh()).googleId)
    assert.lengthOf(await typesOf(user.id), 7)
  })

  test('is good for ten minutes, and its mail is not sent later', async ({ assert, client }) => {
    await ada()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    const { expiresAt } = await Ticket.firstOrFail()
    assert.closeTo(expiresAt.diffNow('minutes').minutes, 10, 0.5)
    await linkTicket(client)
    await age()

    const late = await link(client, { ticket, code })
    late.assertStatus(401)
    const mail = await Mail.query().whereNull('acceptedAt').firstOrFail()
    await new SendMail().handle({ mailId: mail.id })
    assert.isNotNull((await mail.refresh()).refusedAt)
  })

  test('is the newest one of the account', async ({ client }) => {
    await ada()
    const old = await linkTicket(client)
    const newest = await linkTicket(client)
    const refused = await link(client, { ticket: old, password: PASSWORD })
    refused.assertStatus(401)
    const taken = await link(client, { ticket: newest, password: PASSWORD })
    taken.assertStatus(200)
  })

  test('opens no account that was closed, connected or moved meanwhile', async ({ client }) => {
    const user = await ada()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    for (const [change, status] of [
      [{ isActive: false }, 401],
      [{ isActive: true, googleId: '7' }, 409],
      [{ googleId: null, email: 'moved@example.com' }, 401],
      [{ email: 'ADA@example.com' }, 200],
    ] as const) {
      await user.merge(change).save()
      const response = await link(client, { ticket, code })
      response.assertStatus(status)
    }
  })

  test('lies nowhere in the database, nor does its code', async ({ assert, client }) => {
    await ada()
    const ticket = await linkTicket(client)
    const code = await sendCode()
    const { rows } = await db.rawQuery(
      `select json_agg(t)::text as text from users_ticket t union all
       select json_agg(m)::text from mails_mail m union all select json_agg(j)::text from jobs.job j`
    )
    for (const { text } of rows) {
      assert.notInclude(text ?? '', ticket)
      assert.notInclude(text ?? '', code)
    }
  })

  test('needs a password or a code', async ({ client }) => {
    const response = await link(client, { ticket: 'x' })
    response.assertStatus(400)
    response.assertBody({ password: ['This field is required.'] })
  })

  test('is told in problem+json as well', async ({ assert, client }) => {
    await ada()
    const credential = await (await fakeGoogle()).idToken()
    const response = await client
      .post('/api/v1/auth/google/')
      .accept('application/problem+json')
      .json({ credential })
    response.assertStatus(409)
    assert.lengthOf(response.body().ticket, 43)
  })
})
