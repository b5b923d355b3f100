import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { allRoutes, pathOf } from '#routing/table'
import { discussion } from '#tests/helpers/discussion'
import { rawRequest } from '#tests/helpers/raw_request'

const SCRIPT = '<script>alert(1)</script>'
const JSON_TYPE = /^content-type: application\/(problem\+)?json; charset=utf-8\r?$/im

/** Refusals that quote what was sent, each of the API to a browser that would rather have a page. */
const QUOTING: [target: string, status: number, headers: string[], body: string][] = [
  [`GET /api/v1/${encodeURIComponent(SCRIPT)}/`, 404, [], ''],
  [`GET /api/v1/products/?status=${encodeURIComponent(SCRIPT)}`, 400, [], ''],
  ['POST /api/v1/auth/login/', 415, [`Content-Type: ${SCRIPT}`], 'x'],
  ['POST /api/v1/auth/login/', 400, ['Content-Type: application/json'], SCRIPT],
  ['PROPFIND /api/v1/products/', 405, [], ''],
  ['GET /api/v1/auth/me/', 401, [`Authorization: Bearer ${SCRIPT}`], ''],
]

/** Signed in, these answer as to anybody, so that they may be kept. */
const FOR_ALL = /^(auth\.|health\.|moderation\.reasons|schema\.|docs\.)/

test.group('Output', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const accept of ['text/html', 'application/problem+json'])
    test(`quotes nothing in a page, asked for ${accept}: {0}`)
      .with(QUOTING)
      .run(async ({ assert }, [target, expected, headers, body]) => {
        const sent = { headers: [`Accept: ${accept}`, ...headers], body }
        const { status, head } = await rawRequest(target, sent)
        assert.equal(status, expected)
        assert.match(head, JSON_TYPE)
        assert.match(head, /^x-content-type-options: nosniff\r?$/im)
      })

  test('quotes nothing in a page: {$self}')
    .with(['GET', 'PROPFIND'])
    .run(async ({ assert }, method) => {
      const target = `${method} /${encodeURIComponent(SCRIPT)}/?x=${SCRIPT}`
      const answer = await rawRequest(target, { headers: ['Accept: text/html'] })
      assert.equal(answer.status, 404)
      assert.notMatch(answer.body, /script>/)
    })

  test('is kept by nobody once somebody is signed in, on every route that is read', async ({
    client,
    assert,
  }) => {
    const { product, author, say } = await discussion()
    const comment = await say('a')
    const keys: Record<string, string> = {
      products: String(product.id),
      comments: String(comment.id),
      categories: String(product.categoryId),
      tags: 'none',
    }
    const paths = allRoutes()
      .filter(
        ({ guard, method, name }) =>
          method === 'GET' && guard !== 'moderator' && !FOR_ALL.test(name)
      )
      .map((route) => pathOf(route).replace(/(\w+)\/{\w+}/, (_, kind) => `${kind}/${keys[kind]}`))

    assert.isAbove(paths.length, 10)
    for (const path of [...paths, '/api/v1/auth/me/']) {
      const answer = await client.get(path).loginAs(author)
      assert.include([200, 404], answer.status(), path)
      assert.equal(answer.header('cache-control'), 'private, no-store', path)
      assert.include(answer.header('vary') ?? '', 'Authorization', path)
      const anonymous = await client.get(path)
      assert.include(anonymous.header('vary') ?? '', 'Authorization', path)
    }
  })

  test('is not another’s for having their tag', async ({ client, assert }) => {
    const { product } = await discussion()
    const url = `/api/v1/products/${product.id}/`
    await client.put(`${url}like/`).loginAs(product.user)
    const his = await client.get(url).loginAs(product.user)
    const tag = his.header('etag')!

    const same = await client.get(url).loginAs(product.user).header('If-None-Match', tag)
    const other = await client
      .get(url)
      .loginAs(await UserFactory.create())
      .header('If-None-Match', tag)
    const anonymous = await client.get(url).header('If-None-Match', tag)

    same.assertStatus(304)
    for (const answer of [other, anonymous]) {
      answer.assertStatus(200)
      assert.isFalse(answer.body().is_liked)
    }
  })

  test('tells nothing of what broke inside', async ({ assert }) => {
    await db.rawQuery('alter table users_user rename to users_gone')

    const { status, body } = await rawRequest('POST /api/v1/auth/login/', {
      headers: ['Content-Type: application/json'],
      body: '{"email":"ada@example.com","password":"some-password"}',
    })

    assert.equal(status, 500)
    assert.sameMembers(Object.keys(JSON.parse(body)), ['detail', 'code', 'request_id'])
    assert.notMatch(body, /users_|relation|select|\.ts|\.js|node_modules|at /)
  })

  test('shows no column of an account that is its own alone', async ({ client, assert }) => {
    const { product, author, say } = await discussion()
    const comment = await say('a')
    await say('b', comment)
    const texts = []
    for (const path of [
      ...['products/', `products/${product.id}/`, `products/${product.id}/comments/`],
      ...['comments/', `comments/${comment.id}/`, `categories/${product.categoryId}/products/`],
    ]) {
      texts.push((await client.get(`/api/v1/${path}`)).text())
      texts.push((await client.get(`/api/v1/${path}`).loginAs(product.user)).text())
    }
    for (const secret of [author.email, product.user.email, author.password.slice(0, 12)])
      for (const text of texts) assert.notInclude(text, secret)
    for (const key of ['password', 'email', 'phone', 'birth_date', 'last_login', 'is_staff'])
      for (const text of texts) assert.notInclude(text, `"${key}"`)
  })
})
