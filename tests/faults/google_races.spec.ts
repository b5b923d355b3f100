import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import User from '#models/user'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { ADA, fakeGoogle } from '#tests/helpers/fake_google'
import { statuses, together } from '#tests/helpers/together'

test.group('64 clients with one Google account', (group) => {
  group.each.setup(emptyAfterwards)
  group.tap((each) => each.timeout(60_000))

  test('sign in for the first time: one account, for all', async ({ client, assert }) => {
    const credential = await (await fakeGoogle()).idToken()
    const answers = await together(() => client.post('/api/v1/auth/google/').json({ credential }))

    assert.deepEqual(statuses(answers), [200])
    const users = await User.query().preload('profile')
    assert.deepEqual(
      users.map(({ googleId, email }) => ({ googleId, email })),
      [{ googleId: ADA.sub, email: ADA.email }]
    )
    assert.exists(users[0]!.profile)
  })

  test('sign in while others register its address: one account', async ({ client, assert }) => {
    const credential = await (await fakeGoogle()).idToken()
    const names = { first_name: 'Ada', last_name: '', password: 'Qv7-long-enough' }
    const answers = await together((index) =>
      index % 2
        ? client.post('/api/v1/auth/google/').json({ credential })
        : client.post('/api/v1/auth/register/').json({ ...names, email: 'ADA@example.com' })
    )

    for (const answer of answers) assert.oneOf(answer.status(), [200, 201, 400, 409])
    assert.lengthOf(await User.query().whereILike('email', ADA.email), 1)
  })

  test('sign in while their account is closed: none in afterwards', async ({ client, assert }) => {
    const { id } = await UserFactory.merge({ googleId: ADA.sub }).create()
    const credential = await (await fakeGoogle()).idToken()
    const send = () => client.post('/api/v1/auth/google/').json({ credential })
    const answers = await together(async (index) => {
      if (index === 32) await User.query().where({ id }).update({ isActive: false })
      return send()
    })

    for (const answer of answers) assert.oneOf(answer.status(), [200, 401])
    const after = await send()
    after.assertStatus(401)
  })
})
