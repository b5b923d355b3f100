import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import MailedToken from '#models/mailed_token'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { PASSWORD } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { Mailbox } from '#tests/helpers/mailed_links'

const TRIES = 16

const several = <T>(ask: (index: number) => Promise<T>, size = TRIES) =>
  Promise.all(Array.from({ length: size }, (_, index) => ask(index)))

test.group('Links of mails that are used at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('to a new password, by {$self}: one wins')
    .with([2, 64])
    .run(async ({ assert, client, cleanup }, size) => {
      const mailbox = await Mailbox.open({ cleanup })
      const user = await UserFactory.create()
      await client.post('/api/v1/auth/password/reset/').json({ email: user.email })
      const { uid, token } = await mailbox.link('reset_password', user.email)

      const answers = await several(
        async (index) =>
          client
            .post('/api/v1/auth/password/reset/confirm/')
            .json({ uid, token, new_password: `a-fine-engine-${index}` }),
        size
      )

      const statuses = answers.map((answer) => answer.status()).toSorted()
      assert.deepEqual(statuses, [200, ...Array<number>(size - 1).fill(400)])
      const changes = SecurityEvent.query().where({ type: 'password_changed' })
      assert.lengthOf(await changes, 1)
    })

  test('that are asked for at once: one is kept, the last', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    const ask = () => client.post('/api/v1/auth/email/verify/resend/').loginAs(user)

    const answers = await several(async () => ask())

    assert.isTrue(answers.every((answer) => answer.status() === 200))
    assert.lengthOf(await MailedToken.all(), 1)
    const { token } = await mailbox.link('verify_email', user.email)
    const verified = await client.post('/api/v1/auth/email/verify/').json({ token })
    verified.assertStatus(200)
  })

  test('to one address for two accounts: one has it', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const users = await UserFactory.createMany(2)
    const tokens: string[] = []
    for (const user of users) {
      const body = { email: 'new@example.com', password: PASSWORD }
      await client.post('/api/v1/auth/email/change/').json(body).loginAs(user)
      tokens.push((await mailbox.link('change_email', 'new@example.com')).token)
    }

    const answers = await Promise.all(
      tokens.map(async (token) => client.post('/api/v1/auth/email/change/confirm/').json({ token }))
    )

    assert.deepEqual(answers.map((answer) => answer.status()).toSorted(), [200, 400])
    assert.lengthOf(await User.query().where({ email: 'new@example.com' }), 1)
  })
})
