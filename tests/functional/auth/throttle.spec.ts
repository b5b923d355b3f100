import limiter from '@adonisjs/limiter/services/main'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import env from '#start/env'
import { discussion } from '#tests/helpers/discussion'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { forge, goodClaims } from '#tests/helpers/forged_token'
import { rawRequest } from '#tests/helpers/raw_request'

const AUTH = '/api/v1/auth'
const HOUR = 3600
const WAIT = /^Request was throttled\. Expected available in \d+ seconds?\.$/

/** A cheap request of nobody: 401, and counted. */
const knock = (client: ApiClient) => client.post(`${AUTH}/verify/`).json({ token: 'x' })

const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

test.group('The throttles', (group) => {
  // Requests that come at once want a connection each, which those in one transaction would not have.
  group.each.setup(emptyAfterwards)
  group.each.setup(() => {
    env.set('THROTTLE_ENABLED', true)
    return async () => {
      env.set('THROTTLE_ENABLED', false)
      await limiter.clear()
    }
  })

  test('say on every answer what is left', async ({ assert, client }) => {
    const now = Math.floor(Date.now() / 1000)
    const response = await knock(client)
    response.assertHeader('x-ratelimit-limit', '100')
    response.assertHeader('x-ratelimit-remaining', '99')
    response.assertHeader('ratelimit-policy', '"anon";q=100;w=3600')
    // The only request stops counting at the end of the next window: one to two hours from now.
    const [, reset] = /^"anon";r=99;t=(\d+)$/.exec(String(response.header('ratelimit')))!
    assert.isAbove(Number(reset), HOUR - 5)
    assert.isAtMost(Number(reset), 2 * HOUR)
    assert.closeTo(Number(response.header('x-ratelimit-reset')), now + Number(reset), 2)
  })

  test('give nobody in particular 100 an hour, at once too', async ({ assert, client }) => {
    const answers = await times(110, () => knock(client))
    const refused = answers.filter((answer) => answer.status() === 429)
    assert.lengthOf(refused, 10)
    const [first] = refused
    assert.match(first!.body().detail, WAIT)
    assert.equal(first!.body().code, 'throttled')
    first!.assertHeader('x-ratelimit-remaining', '0')
    // At the latest one window and a hundredth of the next: the first of a hundred has faded then.
    const wait = Number(first!.header('retry-after'))
    assert.isAbove(wait, HOUR / 100 - 5)
    assert.isAtMost(wait, HOUR + HOUR / 100 + 1)
  })

  test('give an account 50 comments an hour, which count as requests, too', async ({
    assert,
    client,
  }) => {
    const { product, author } = await discussion()
    const url = `/api/v1/products/${product.id}/comments/`
    const answers = await times(52, () => client.post(url).json({ content: 'x' }).loginAs(author))
    const refused = answers.filter((answer) => answer.status() === 429)
    assert.lengthOf(refused, 2)
    refused[0]!.assertHeader('ratelimit-policy', '"user";q=1000;w=3600, "comments";q=50;w=3600')
    assert.equal((await product.refresh()).commentsCount, 50)
  })

  test('count guesses at paths; health, docs and media cost nothing', async ({
    assert,
    client,
  }) => {
    await times(100, () => client.get('/api/v1/nothing/'))

    const guess = await client.get('/api/v1/nothing/')
    const list = await client.get('/api/v1/products/')
    const docs = ['/api/v1/health/live/', '/api/docs/', '/api/schema/', '/media/gone.jpg']
    const free = await Promise.all(docs.map((path) => client.get(path)))

    guess.assertStatus(429)
    list.assertStatus(429)
    assert.deepEqual(
      free.map((answer) => answer.status()),
      [200, 200, 200, 404]
    )
    assert.isTrue(free.every((answer) => answer.header('x-ratelimit-limit') === undefined))
  })

  test('count HEAD and OPTIONS as well', async ({ client }) => {
    await times(50, () => client.request('/api/v1/products/', 'HEAD'))
    await times(50, () => client.request('/api/v1/products/', 'OPTIONS'))
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      (await client.request('/api/v1/products/', method)).assertStatus(429)
  })

  test('know no other client by what it says of itself', async ({ client }) => {
    await times(100, () => knock(client))
    const names = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP', 'X-Client-IP']
    for (const name of [...names, 'True-Client-IP', 'User-Agent', 'Cookie'])
      (await knock(client).header(name, '203.0.113.9')).assertStatus(429)
    const slashless = await client.post(`${AUTH}/verify`).json({ token: 'x' })
    slashless.assertStatus(429)
  })

  test('come after authentication, and count a user apart', async ({ assert, client }) => {
    const user = await UserFactory.create()
    await times(100, () => knock(client))
    const bad = await client.get(`${AUTH}/me/`).bearerToken(forge(goodClaims({ exp: 1 })))
    bad.assertStatus(401)
    const none = await client.get(`${AUTH}/me/`)
    none.assertStatus(401)
    const known = await client.get(`${AUTH}/me/`).withGuard('api').loginAs(user)
    known.assertStatus(200)
    assert.match(String(known.header('ratelimit')), /^"user";r=999;t=\d+$/)
  })

  test('give a login five a minute for one account', async ({ assert, client }) => {
    await UserFactory.merge({ email: 'ada@example.com' }).create()
    await UserFactory.merge({ email: 'bob@example.com' }).create()
    const login = (email: string) =>
      client.post(`${AUTH}/login/`).json({ email, password: PASSWORD })

    const spellings = ['ada@example.com', 'ADA@example.com', ' ada@example.com ']
    const answers = await times(6, (index) => login(spellings[index % 3]!))
    assert.lengthOf(
      answers.filter((answer) => answer.status() === 200),
      5
    )
    const refused = answers.find((answer) => answer.status() === 429)!
    assert.match(refused.body().detail, WAIT)
    refused.assertHeader('x-ratelimit-limit', '5')
    assert.include(String(refused.header('ratelimit-policy')), '"login-address";q=30;w=60')
    const other = await login('bob@example.com')
    other.assertStatus(200)
  })

  test('give what is no account one budget, whatever stands there', async ({ assert }) => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const statuses = []
    for (const claim of ['{"toString":1}', deep, '{}', '["x"]', '[]', '{"a":1}']) {
      const headers = ['Content-Type: application/json']
      const body = `{"email":${claim},"password":"x"}`
      statuses.push((await rawRequest(`POST ${AUTH}/login/`, { headers, body })).status)
    }
    assert.deepEqual(statuses, [400, 400, 400, 400, 400, 429])
  })

  test('give a login thirty a minute from one address', async ({ assert, client }) => {
    const answers = await times(31, (index) =>
      client.post(`${AUTH}/login/`).json({ email: `${index}@example.com`, password: '' })
    )
    const refused = answers.filter((answer) => answer.status() === 429)
    assert.lengthOf(refused, 1)
    const after = await knock(client)
    after.assertHeader('x-ratelimit-remaining', '99')
  })

  test('give ten registrations an hour, good or bad', async ({ assert, client }) => {
    const answers = await times(11, () => client.post(`${AUTH}/register/`).json({}))
    const statuses = answers.map((answer) => answer.status())
    assert.deepEqual(statuses.toSorted(), [...Array<number>(10).fill(400), 429])
    const refused = answers.find((answer) => answer.status() === 429)!
    refused.assertHeader('x-ratelimit-limit', '10')
  })

  test('are lifted by THROTTLE_ENABLED=false', async ({ assert, client }) => {
    env.set('THROTTLE_ENABLED', false)
    const answers = await times(101, () => knock(client))
    assert.isTrue(answers.every((answer) => answer.status() === 401))
    answers[0]!.assertHeaderMissing('x-ratelimit-limit')
  })
})
