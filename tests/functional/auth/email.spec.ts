import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Mail from '#models/mail'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { Mailbox } from '#tests/helpers/mailed_links'

const post = (client: ApiClient, path: string, body: object = {}) =>
  client.post(`/api/v1/auth/email/${path}/`).json(body)

const change = (client: ApiClient, user: User, body: object = {}) =>
  post(client, 'change', { email: 'new@example.com', password: PASSWORD, ...body }).loginAs(user)

const kinds = async (address: string) =>
  (await Mail.query().where({ address }).orderBy('id')).map(({ kind }) => kind)

test.group('Verifying an address', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is asked for by registering, and done by the link once', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const email = 'ada@example.com'
    const body = { email, first_name: 'Ada', last_name: '', password: 'a-fine-engine-1843' }
    const registered = await client.post('/api/v1/auth/register/').json(body)
    registered.assertBodyContains({ user: { is_verified: false } })
    const { token } = await mailbox.link('verify_email', email)

    const verified = await post(client, 'verify', { token })

    verified.assertStatus(200)
    verified.assertBodyContains({ is_verified: true })
    assert.isTrue((await User.findByOrFail({ email })).isVerified)
    const again = await post(client, 'verify', { token })
    again.assertStatus(400)
    assert.lengthOf(await SecurityEvent.query().where({ type: 'email_verified' }), 1)
  })

  test('can be asked for again, while there is need', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await post(client, 'verify/resend').loginAs(user)
    const { token: older } = await mailbox.link('verify_email', user.email)
    await post(client, 'verify/resend').loginAs(user)
    const { token } = await mailbox.link('verify_email', user.email)

    const dead = await post(client, 'verify', { token: older })
    dead.assertStatus(400)
    const good = await post(client, 'verify', { token })
    good.assertStatus(200)
    const more = await post(client, 'verify/resend').loginAs(user)
    more.assertStatus(200)
    assert.lengthOf(await kinds(user.email), 2)
  })

  test('takes no token of another purpose, and none that is made up: {$self}')
    .with(['of a reset', 'x', 'A'.repeat(43)])
    .run(async ({ assert, client, cleanup }, which) => {
      const mailbox = await Mailbox.open({ cleanup })
      const user = await UserFactory.create()
      await client.post('/api/v1/auth/password/reset/').json({ email: user.email })
      const link = await mailbox.link('reset_password', user.email)
      const refused = await post(client, 'verify', {
        token: which === 'of a reset' ? link.token : which,
      })
      refused.assertStatus(400)
      refused.assertBodyContains({ token: [] })
      assert.isFalse((await user.refresh()).isVerified)
    })
})

test.group('Changing an address', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is confirmed at the new one, and the old one is told of both steps', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    const { email: old } = user
    const asked = await change(client, user)
    asked.assertStatus(200)
    assert.equal((await user.refresh()).email, old)
    const { token } = await mailbox.link('change_email', 'new@example.com')

    const changed = await post(client, 'change/confirm', { token })

    changed.assertStatus(200)
    await user.refresh()
    assert.equal(user.email, 'new@example.com')
    assert.isTrue(user.isVerified)
    assert.deepEqual(await kinds(old), ['email_change_requested', 'email_changed'])
    const again = await post(client, 'change/confirm', { token })
    again.assertStatus(400)
  })

  test('refuses {0} and mails nobody')
    .with([
      ['a wrong password', { password: 'other-password' }, 'password'],
      ['an address that somebody has', { email: 'BOB@example.com' }, 'email'],
      ['what is no address', { email: 'new' }, 'email'],
    ] as const)
    .run(async ({ assert, client }, [, body, field]) => {
      await UserFactory.merge({ email: 'bob@example.com' }).create()
      const user = await UserFactory.create()
      const refused = await change(client, user, body)
      refused.assertStatus(400)
      assert.deepEqual(Object.keys(refused.body()), [field])
      assert.isEmpty(await Mail.all())
    })

  test('refuses the link when somebody else took the address meanwhile', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    const { email: old } = user
    await change(client, user)
    const { token } = await mailbox.link('change_email', 'new@example.com')
    await UserFactory.merge({ email: 'New@example.com' }).create()

    const refused = await post(client, 'change/confirm', { token })

    refused.assertStatus(400)
    refused.assertBody({ token: ['user with this email already exists.'] })
    assert.equal((await user.refresh()).email, old)
  })

  test('makes the links of before worthless', async ({ client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await post(client, 'verify/resend').loginAs(user)
    const { token: older } = await mailbox.link('verify_email', user.email)
    await change(client, user)
    const { token } = await mailbox.link('change_email', 'new@example.com')
    await post(client, 'change/confirm', { token })
    const dead = await post(client, 'verify', { token: older })
    dead.assertStatus(400)
  })
})
