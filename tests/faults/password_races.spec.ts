import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import { signToken } from '#credentials/token_signer'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { together } from '#tests/helpers/together'

const TRIES = 8

test.group('Passwords that are changed at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('by {$self} who know the old one: one wins, and one pair lives')
    .with([2, 64])
    .run(async ({ assert, client }, size) => {
      const user = await UserFactory.create()
      const { token } = await signToken('access', user.id)

      const answers = await together((index) => {
        const fresh = `a-fine-engine-${index}`
        const body = { new_password: fresh, confirm_password: fresh, old_password: PASSWORD }
        return client
          .post('/api/v1/auth/password/change/')
          .header('Authorization', `Bearer ${token}`)
          .json(body)
      }, size)

      const won = answers.filter((answer) => answer.status() === 200)
      assert.lengthOf(won, 1)
      for (const answer of answers) assert.oneOf(answer.status(), [200, 400, 401])
      const alive = Session.query().where({ userId: user.id }).whereNull('ended_at')
      assert.lengthOf(await alive, 1)
      const { refresh } = won[0]!.body().tokens
      const renewed = await client.post('/api/v1/auth/refresh/').json({ refresh })
      renewed.assertStatus(200)
    })

  test('while others sign in: nobody is left signed in by the old one', async ({
    assert,
    client,
  }) => {
    const user = await UserFactory.create()
    const { token } = await signToken('access', user.id)
    const fresh = 'a-fine-engine-1843'
    const body = { old_password: PASSWORD, new_password: fresh, confirm_password: fresh }
    const login = () =>
      client.post('/api/v1/auth/login/').json({ username: user.username, password: PASSWORD })

    const [changed, ...signedIn] = await Promise.all([
      client
        .post('/api/v1/auth/password/change/')
        .header('Authorization', `Bearer ${token}`)
        .json(body),
      ...Array.from({ length: TRIES }, login),
    ])

    changed.assertStatus(200)
    for (const answer of signedIn) {
      assert.oneOf(answer.status(), [200, 401, 429])
      if (answer.status() !== 200) continue
      const { refresh } = answer.body().tokens
      const renewed = await client.post('/api/v1/auth/refresh/').json({ refresh })
      renewed.assertStatus(401)
    }
    assert.lengthOf(await Session.query().whereNull('ended_at'), 1)
  })
})
