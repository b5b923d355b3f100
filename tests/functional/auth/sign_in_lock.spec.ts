import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import env from '#start/env'
import { refuseAtOnce } from '#tests/helpers/refuse_at_once'

const login = (client: ApiClient, body: object) => client.post('/api/v1/auth/login/').json(body)

test.group('The lock of five failures', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => () => limiter.clear())
  group.each.setup(refuseAtOnce)

  const fail = async (client: ApiClient, body: object, times: number) => {
    for (let attempt = 0; attempt < times; attempt++) {
      const response = await login(client, { ...body, password: 'other-password' })
      response.assertStatus(401)
    }
  }

  test('closes an account, by whichever name, for 15 minutes', async ({ assert, client }) => {
    await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
    await fail(client, { username: 'ada' }, 3)
    await fail(client, { email: 'ADA@example.com' }, 2)

    for (const by of [{ username: 'ada' }, { email: 'ada@example.com' }]) {
      const response = await login(client, { ...by, password: PASSWORD })
      response.assertStatus(429)
      response.assertBodyContains({ code: 'sign_in_locked' })
      assert.closeTo(Number(response.header('retry-after')), 900, 3)
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
