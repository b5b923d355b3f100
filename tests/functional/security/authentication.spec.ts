import limiter from '@adonisjs/limiter/services/main'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import env from '#start/env'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'

const AUTH = '/api/v1/auth'
const ME = `GET ${AUTH}/me/`

/** Of invisible signs, of signs that turn the reading round, and of marks that pile up. */
const UNSEEN = [
  ...['ad\u200Ba', 'ad\u200Da', 'ada\u2060', 'ad\uFEFFa', 'ad\u00ADa', 'ada\u3164', 'ada\uFFA0'],
  ...['\u202Eada', 'ad\u2066a', 'ada\u200F', 'ad\u034Fa', 'a\u0301\u0301da', 'ada\u{E0041}'],
  ...['a\u2028da', 'ada\nbob', 'ada bob', 'ada/bob', '<ada>', 'ada\u0007'],
]

test.group('Authentication', (group) => {
  // Requests that come at once want a connection each, which those in one transaction would not have.
  group.each.setup(emptyAfterwards)
  group.each.setup(() => () => limiter.clear())

  test('has one answer for whoever does not sign in', async ({ client, assert }) => {
    await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
    await UserFactory.merge({ username: 'gone' }).apply('inactive').create()
    const answers = await Promise.all(
      [
        { email: 'ada@example.com' },
        { username: 'ada' },
        { username: 'gone' },
        { email: 'no' },
      ].map((by) => client.post(`${AUTH}/login/`).json({ ...by, password: 'other-password' }))
    )
    const told = answers.map((answer) => {
      const { detail, code } = answer.body()
      const names = Object.keys(answer.headers()).toSorted()
      return JSON.stringify([answer.status(), detail, code, names])
    })
    assert.lengthOf(new Set(told), 1)
  })

  test('is tried five times for each name, however that is spelled', async ({ client, assert }) => {
    env.set('THROTTLE_ENABLED', true)
    await UserFactory.merge({ username: 'ada', email: 'ada@example.com' }).create()
    const spellings = [
      ...[
        { email: 'ada@example.com' },
        { email: 'ADA@EXAMPLE.COM' },
        { email: ' ada@example.com\t' },
      ],
      ...[{ username: 'ada' }, { username: 'ADA ' }, { username: 'Ada@Example.com' }],
      ...[{ email: '\uFEFFada@example.com' }, { email: 'ada@example.com', username: 'x1' }],
      ...[
        { email: 'ada@example.com', username: ['x'] },
        { email: 'ada@example.com', Email: 'x' },
      ],
      ...[
        { email: 'ada@example.com', nonce: 1 },
        { username: 'ada', ip: '203.0.113.9' },
      ],
    ]
    const answers = await Promise.all(
      spellings.map((by) =>
        client.post(`${AUTH}/login/`).json({ ...by, password: 'a-guess-of-it' })
      )
    )
    env.set('THROTTLE_ENABLED', false)

    const tried = answers.filter((answer) => answer.status() === 401)
    assert.isAtMost(tried.length, 10)
    assert.isTrue(answers.every((answer) => [400, 401, 429].includes(answer.status())))
  })

  test('takes a token from one header, and the first of two', async ({ assert }) => {
    const { authorization } = await owner()
    const bad = 'Authorization: Bearer x'
    const [, token = ''] = authorization.split('Bearer ')
    const statusWith = async (...headers: string[]) => (await rawRequest(ME, { headers })).status

    assert.equal(await statusWith(authorization, bad), 200)
    assert.equal(await statusWith(bad, authorization), 401)
    assert.equal(await statusWith(`${authorization}, Bearer x`), 401)
    assert.equal(await statusWith(`Authorization: Bearer  ${token}`), 200)
    for (const scheme of ['bearer', 'BEARER', 'JWT', 'Token', 'Basic', 'Bearer:'])
      assert.equal(await statusWith(`Authorization: ${scheme} ${token}`), 401)
    assert.equal(await statusWith(`Proxy-Authorization: Bearer ${token}`), 401)
    assert.equal(await statusWith(`X-Authorization: Bearer ${token}`), 401)
  })

  test('takes no token from a body or a query', async ({ client, db }) => {
    const { id } = await UserFactory.create()
    const { token } = await signToken('access', id)
    const keys = { access_token: token, token, access: token, Authorization: `Bearer ${token}` }
    const wish = { name: 'Lamp', description: 'x', price: '1', ...keys }
    for (const request of [
      client.post('/api/v1/products/').form(wish),
      client.post('/api/v1/products/').json(wish),
      client.post('/api/v1/products/').qs(wish),
    ])
      (await request).assertStatus(401)
    await db.assertCount('products_product', 0)
  })

  test('knows no token of one kind for the other', async ({ client }) => {
    const { id } = await UserFactory.create()
    const { token: access } = await signToken('access', id)
    const { token: refresh } = await signToken('refresh', id)

    const bearing = await client.get(`${AUTH}/me/`).bearerToken(refresh)
    const refreshing = await client.post(`${AUTH}/refresh/`).json({ refresh: access })
    const leaving = await client.post(`${AUTH}/logout/`).json({ refresh: access })

    for (const answer of [bearing, refreshing, leaving]) answer.assertStatus(401)
  })

  test('lets nobody be called by what cannot be seen', async ({ client, assert }) => {
    const person = { first_name: 'Ada', last_name: '', password: 'Qv7-long-enough' }
    const user = await UserFactory.create()
    const taken: string[] = []
    for (const username of UNSEEN) {
      const made = await client
        .post(`${AUTH}/register/`)
        .json({ ...person, username, email: 'new@example.com' })
      const changed = await client.patch(`${AUTH}/me/`).json({ username }).loginAs(user)
      if (made.status() !== 400 || changed.status() !== 400) taken.push(encodeURI(username))
    }
    assert.deepEqual(taken, [])
  })

  test('makes one name of its widths and forms', async ({ client, assert }) => {
    await UserFactory.merge({ username: 'admin-1' }).create()
    const user = await UserFactory.create()
    for (const username of ['ａｄｍｉｎ-1', '𝐚𝐝𝐦𝐢𝐧-1', 'admin－1', 'ⓐⓓⓜⓘⓝ-①']) {
      const answer = await client.patch(`${AUTH}/me/`).json({ username }).loginAs(user)
      answer.assertStatus(400)
      assert.deepEqual(answer.body(), { username: ['A user with that username already exists.'] })
    }
  })
})
