import hash from '@adonisjs/core/services/hash'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import MailedToken from '#models/mailed_token'
import SecurityEvent from '#models/security_event'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { Mailbox, type MailedLink } from '#tests/helpers/mailed_links'
import { signToken } from '#credentials/token_signer'

const NEW = 'a-fine-engine-1843'
const DEAD = [
  'This link is not valid any more: it was used, it is too old, or a newer one was sent.',
]

const ask = (client: ApiClient, email: string) =>
  client.post('/api/v1/auth/password/reset/').json({ email })

const confirm = (client: ApiClient, { uid, token }: Omit<MailedLink, 'url'>, body: object = {}) =>
  client
    .post('/api/v1/auth/password/reset/confirm/')
    .json({ uid, token, new_password: NEW, ...body })

test.group('Resetting a password', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('mails a link, which sets it once and signs everybody out', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    const body = { username: user.username, password: PASSWORD }
    const { tokens } = (await client.post('/api/v1/auth/login/').json(body)).body()
    await ask(client, user.email.toUpperCase())
    const link = await mailbox.link('reset_password', user.email)

    const changed = await confirm(client, link)

    changed.assertStatus(200)
    await user.refresh()
    assert.isTrue(await hash.verify(user.password, NEW))
    assert.isTrue(user.isVerified)
    const read = await client
      .get('/api/v1/auth/me/')
      .header('Authorization', `Bearer ${tokens.access}`)
    read.assertStatus(401)
    const again = await confirm(client, link, { new_password: `${NEW}-2` })
    again.assertStatus(400)
    again.assertBody({ token: DEAD })
    const events = await SecurityEvent.query().where({ userId: user.id }).orderBy('id')
    assert.deepEqual(
      events.map(({ type }) => type),
      ['signed_in', 'password_reset_requested', 'password_changed']
    )
    assert.lengthOf(await Mail.query().where({ kind: 'password_changed' }), 1)
  })

  test('keeps the hash of 256 bits, from when the mail leaves', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await ask(client, user.email)
    assert.isNull((await MailedToken.firstOrFail()).hash)
    const { token } = await mailbox.link('reset_password', user.email)

    assert.lengthOf(Buffer.from(token, 'base64url'), 32)
    const kept = JSON.stringify([await db.from('users_mailedtoken'), await db.from('mails_mail')])
    assert.notInclude(kept, token)
  })

  test('gives an account without a password its first', async ({ client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.merge({ password: '!unusable' }).create()
    await ask(client, user.email)
    await confirm(client, await mailbox.link('reset_password', user.email))
    const body = { email: user.email, password: NEW }
    const login = await client.post('/api/v1/auth/login/').json(body)
    login.assertStatus(200)
  })

  test('answers the same, in the same time, for an address that nobody has', async ({
    assert,
    client,
  }) => {
    const { email } = await UserFactory.create()
    const { email: closed } = await UserFactory.apply('inactive').create()
    const answers = []
    for (const address of [email, closed, 'nobody@example.com', 'no address']) {
      const began = performance.now()
      const answer = await ask(client, address)
      answer.assertStatus(200)
      answers.push(JSON.stringify(answer.body()))
      assert.isAtLeast(performance.now() - began, 495)
    }
    assert.lengthOf([...new Set(answers)], 1)
    assert.lengthOf(await Mail.all(), 1)
  })

  test('takes the newest link only: the older is dead, its late mail leaves no more', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await ask(client, user.email)
    const older = await mailbox.link('reset_password', user.email)
    await ask(client, user.email)
    const [, late] = await Mail.query().orderBy('id')
    await ask(client, user.email)

    assert.equal(await mailbox.sendOne(late!), '')
    const dead = await confirm(client, older)
    dead.assertStatus(400)
    const good = await confirm(client, await mailbox.link('reset_password', user.email))
    good.assertStatus(200)
  })

  test('refuses a link {$self}')
    .with([
      'that is too old',
      'after a change of password',
      'of a closed account',
      'of another',
    ] as const)
    .run(async ({ assert, client, cleanup }, why) => {
      const mailbox = await Mailbox.open({ cleanup })
      const user = await UserFactory.create()
      await ask(client, user.email)
      const link = await mailbox.link('reset_password', user.email)
      if (why === 'that is too old')
        await db.rawQuery(`update users_mailedtoken set expires_at = now() - interval '1 second'`)
      if (why === 'of a closed account') await user.merge({ isActive: false }).save()
      if (why === 'of another') link.uid = String((await UserFactory.create()).id)
      if (why === 'after a change of password') {
        const { token } = await signToken('access', user.id)
        const body = {
          old_password: PASSWORD,
          new_password: `${NEW}x`,
          confirm_password: `${NEW}x`,
        }
        const changed = await client
          .post('/api/v1/auth/password/change/')
          .header('Authorization', `Bearer ${token}`)
          .json(body)
        changed.assertStatus(200)
      }
      const { password } = await user.refresh()

      const refused = await confirm(client, link)

      refused.assertStatus(400)
      refused.assertBody({ token: DEAD })
      assert.equal((await user.refresh()).password, password)
    })

  test('lets a weak password be mended with the same link', async ({ client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await ask(client, user.email)
    const link = await mailbox.link('reset_password', user.email)
    const weak = await confirm(client, link, { new_password: '12345678' })
    weak.assertStatus(400)
    weak.assertBodyContains({ new_password: ['This password is too common.'] })
    const good = await confirm(client, link)
    good.assertStatus(200)
  })

  test('never takes the host of a link from a request', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const { email } = await UserFactory.create()
    await ask(client, email)
      .header('Host', 'evil.example')
      .header('X-Forwarded-Host', 'evil.example')
    const text = await mailbox.send('reset_password', email)
    assert.notInclude(text, 'evil')
    assert.match(text, /http:\/\/127\.0\.0\.1:\d+\/account\/reset-password\/\?uid=\d+&token=/)
  })
})

test.group('Asking to reset a password many times at once', (group) => {
  // A connection each, which requests in one transaction would not have.
  group.each.setup(emptyAfterwards)

  test('mails five in an hour, whoever asks', async ({ assert, client }) => {
    const { email } = await UserFactory.create()
    await Promise.all(Array.from({ length: 8 }, () => ask(client, email)))
    assert.lengthOf(await Mail.all(), 5)
  })
})
