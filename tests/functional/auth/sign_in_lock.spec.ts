import limiter from '@adonisjs/limiter/services/main'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import env from '#start/env'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'

const login = (client: ApiClient, body: object) => client.post('/api/v1/auth/login/').json(body)

test.group('The lock of five failures', (group) => {
  // Requests that come at once want a connection each, which those in one transaction would not have.
  group.each.setup(emptyAfterwards)
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)

  const fail = async (client: ApiClient, body: object, times: number) => {
    for (let attempt = 0; attempt < times; attempt++) {
      const response = await login(client, { ...body, password: 'other-password' })
      response.assertStatus(401)
    }
  }

  test('closes a name for 15 minutes, in all its letters of case', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
    for (const email of ['ada@example.com', 'ADA@example.com', 'Ada@Example.com'])
      await fail(client, { email }, 1)
    await fail(client, { username: 'ada@example.com' }, 2)

    for (const by of [{ email: 'ada@example.com' }, { username: 'ADA@EXAMPLE.COM' }]) {
      const response = await login(client, { ...by, password: PASSWORD })
      response.assertStatus(429)
      response.assertBodyContains({ code: 'sign_in_locked' })
      assert.closeTo(Number(response.header('retry-after')), 900, 3)
    }
  })

  test('says nothing of the other name of an account, its id or its address: {$self}')
    .with(['username', 'email', 'id'] as const)
    .run(async ({ client }, tried) => {
      const user = await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
      const names = {
        username: { username: 'ada' },
        email: { email: 'ada@example.com' },
        id: { username: String(user.id) },
      }
      await fail(client, names[tried], 5)
      const locked = await login(client, { ...names[tried], password: PASSWORD })
      locked.assertStatus(429)

      for (const other of [names.username, names.email].filter((name) => name !== names[tried])) {
        const response = await login(client, { ...other, password: PASSWORD })
        response.assertStatus(200)
      }
    })

  test('counts a username and an address apart, though they are one text', async ({ client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    await fail(client, { email: 'ada' }, 5)
    const response = await login(client, { username: 'ada', password: PASSWORD })
    response.assertStatus(200)
  })

  test('asks the database nothing about a name that is closed', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    for (const username of ['ada', 'nobody']) {
      await fail(client, { username }, 5)
      const statements = await statementsOf(() => login(client, { username, password: 'x' }))
      assert.deepEqual(statements, [])
    }
  })

  test('closes what is no account alike', async ({ client }) => {
    await fail(client, { email: 'nobody@example.com' }, 5)
    const response = await login(client, { email: 'Nobody@example.com', password: 'x' })
    response.assertStatus(429)
    response.assertBodyContains({ code: 'sign_in_locked' })
  })

  test('takes spellings of one name for one, as the database does', async ({ client }) => {
    for (const email of ['iΣ@x.org', 'İσ@x.org', 'IΣ@x.org', 'iσ@X.org', 'İΣ@x.org'])
      await fail(client, { email }, 1)
    const response = await login(client, { email: 'İσ@x.org', password: 'x' })
    response.assertStatus(429)
  })

  test('leaves other accounts open, and forgets at a success', async ({ client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    await UserFactory.merge({ username: 'bob' }).create()
    await fail(client, { username: 'ada' }, 4)
    const response = await login(client, { username: 'ada', password: PASSWORD })
    response.assertStatus(200)
    await fail(client, { username: 'ada' }, 5)
    const other = await login(client, { username: 'bob', password: PASSWORD })
    other.assertStatus(200)
  })

  test('gives a burst of guesses five as well', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada' }).create()
    const guesses = Array.from({ length: 20 }, (_, guess) =>
      login(client, { username: 'ada', password: `guess-number-${guess}` })
    )
    const answers = await Promise.all(guesses)
    const tried = answers.filter((answer) => answer.status() === 401)
    assert.lengthOf(tried, 5)
    assert.isTrue(answers.every((answer) => [401, 429].includes(answer.status())))
  })

  test('is lifted by LOGIN_LOCK_ENABLED=false', async ({ client, cleanup }) => {
    env.set('LOGIN_LOCK_ENABLED', false)
    cleanup(() => env.set('LOGIN_LOCK_ENABLED', true))
    await fail(client, { username: 'nobody' }, 6)
  })
})
