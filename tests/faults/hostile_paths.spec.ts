import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { fingerprints } from '#tests/helpers/catalog'
import { forgedCursor } from '#tests/helpers/forged_cursor'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'

const ROUTES = [
  ...['GET /', 'PUT /', 'PATCH /', 'DELETE /', 'POST /like/', 'PUT /like/', 'DELETE /like/'],
  ...['DELETE /unlike/', 'POST /restore/'],
]

/** In place of a product's id, in a path. */
const IDS = [
  ...['-1', '0', '1.5', '1e3', '0x1', 'abc', 'null', '1;a', "1'--", '1%20', '[1]', '__proto__'],
  ...[
    '%00',
    '%FF',
    '%C0%80',
    '%',
    '%zz',
    '%2e%2e',
    '..',
    '%2F',
    '1%2F..',
    '%EF%BC%91',
    '%0d%0aX-A:b',
  ],
  ...['9'.repeat(15), '9'.repeat(16), '9'.repeat(30), '9'.repeat(5000)],
]

/** What a query may hold, and what is answered; nothing that is named there reaches a statement as text. */
const QUERIES: Record<number, string[]> = {
  200: [
    ...['page_size=-1', 'page_size=0', 'page_size=1e9', 'page_size=x', 'page_size[]=5', 'page[]=9'],
    ...['ordering=password', 'ordering=user__password', 'ordering=name;drop', 'ordering=__proto__'],
    ...['ordering=constructor', 'ordering=%00', 'ordering=%FF', `ordering=${'name,'.repeat(2000)}`],
    ...['category_slug=%FF', "category_slug=';--"],
    ...['user__password=x', 'user[password]=x', 'min_price=1e-999', 'min_price=-1e999'],
    'tags[99999999]=x',
    ...['search=%00', 'search=%FF', 'search=%25', 'search=_', 'search=%5C', 'search=%ED%A0%80'],
    ...['search=%26%7C%21%28%29%3A%2A%3C%3E', 'search=%27%3B--', `search=${'%25'.repeat(400)}`],
    ...[
      '%FF=%FF',
      '%=%',
      '&&&==',
      '__proto__[x]=1',
      `a${'[b]'.repeat(2000)}=1`,
      'a=1&'.repeat(2000),
    ],
  ],
  400: [
    ...[`category_slug=${'x'.repeat(5000)}`, `tags=${'x,'.repeat(2000)}`],
    `min_price=0.${'9'.repeat(4000)}`,
    ...['category=-1', 'category=0', 'category=x', 'category=1.5', 'category=%00', 'category=%FF'],
    ...['category=9007199254740993', 'category=99999999999999999999', 'user=99999999999999999999'],
    ...['min_price=x', 'min_price=NaN', 'min_price=Infinity', 'min_price=1e400', 'min_price=%00'],
    ...[
      `max_price=${'9'.repeat(4000)}`,
      'status=removed',
      'status=%00',
      'currency=%00',
      'tags=%00',
    ],
    ...['created_after=x', 'created_after=2001-02-30', 'created_after=0000-01-01'],
    ...['created_after=99999-01-01', 'created_before=2001-01-01T25:00:00Z', 'created_before=%00'],
    ...[`search=${'a'.repeat(5000)}`],
  ],
  404: [
    ...[
      'page=-1',
      'page=0',
      'page=1.5',
      'page=x',
      'page=%00',
      'page=%FF',
      'page=99999999999999999999',
    ],
    ...['cursor=x', 'cursor=%00', 'cursor=%FF', 'cursor=e30', 'cursor=bnVsbA', 'cursor=WzEsMl0'],
    ...[
      ...[
        '["-created_at","forward",["2001-01-01 00:00:00+00"],"x"]',
        '["-created_at","forward","2001-01-01 00:00:00+00",1]',
        '["-created_at","forward",[["2001-01-01 00:00:00+00"]],1]',
        '["-created_at","forward",["0000-01-01 00:00:00+00"],1]',
        '["-created_at","forward",[],1]',
        '["-created_at","forward",["2001-01-01 00:00:00+00","1"],1]',
        '["-created_at"',
      ].map((place) => `cursor=${forgedCursor(place)}`),
      ...['[{"a":1}]', '["a\\u0000"]', '["a","1.00"]'].map(
        (values) => `ordering=name&cursor=${forgedCursor(`["name","forward",${values},1]`)}`
      ),
      ...['["a"]', '["a","x"]', '["1.00","a"]', '["a","1.00","1"]', '["a",1]', '["a",null]'].map(
        (values) =>
          `ordering=name,price&cursor=${forgedCursor(`["name,price","forward",${values},1]`)}`
      ),
    ],
    ...[`cursor=${'A'.repeat(4000)}`, 'cursor=eyJfX3Byb3RvX18iOjF9', 'cursor=WyJ4XHUwMDAwIiwxXQ'],
  ],
}

test.group('A hostile address', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leads to nothing: an id that is none on {$self}')
    .with(ROUTES)
    .run(async ({ assert }, route) => {
      const { authorization } = await owner()
      const before = await fingerprints(db.primaryConnectionName)
      const unexpected: string[] = []

      for (const id of IDS) {
        const target = route.replace(' /', ` /api/v1/products/${id}/`)
        const { status, body } = await rawRequest(target, { headers: [authorization] })
        if (status !== 404 || JSON.parse(body).detail !== 'Not found.')
          unexpected.push(`${id.slice(0, 20)}: ${status}`)
      }

      assert.deepEqual(unexpected, [])
      assert.deepEqual(await fingerprints(db.primaryConnectionName), before)
    })

  test('leads to nothing: a user that is none', async ({ assert }) => {
    const unexpected: string[] = []
    const names = [...IDS.filter((id) => id !== '..' && id !== '%2e%2e'), 'me', '%E2%80%AE', '@']

    for (const name of names)
      for (const rest of ['', 'products/', 'comments/']) {
        const { status, body } = await rawRequest(`GET /api/v1/users/${name}/${rest}`)
        if (status !== 404 || JSON.parse(body).detail !== 'Not found.')
          unexpected.push(`${name.slice(0, 20)}/${rest}: ${status}`)
      }

    assert.deepEqual(unexpected, [])
  })

  test('is answered {$self} for what its query holds')
    .with(Object.keys(QUERIES).map(Number))
    .run(async ({ assert }, expected) => {
      const { authorization } = await owner()
      const unexpected: string[] = []

      for (const query of QUERIES[expected]!) {
        const target = `GET /api/v1/products/?${query}`
        const { status, body } = await rawRequest(target, { headers: [authorization] })
        if (status !== expected) unexpected.push(`${query.slice(0, 40)}: ${status}`)
        assert.isObject(JSON.parse(body))
      }

      assert.deepEqual(unexpected, [])
    })

  test('is refused as others are where it cannot be decoded', async ({ assert }) => {
    const { status, head, body } = await rawRequest('GET /api/v1/products/%FF/', {
      headers: ['Accept: application/problem+json'],
    })

    assert.equal(status, 404)
    assert.include(JSON.parse(body), { code: 'not_found', instance: '/api/v1/products/%25FF/' })
    assert.match(head, /^x-request-id: .{36}\r$/im)
    assert.match(head, /^x-content-type-options: nosniff\r$/im)
  })

  test('opens no other file or route: {$self}')
    .with([
      ...['/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/%2e%2e/.env', '/assets/__proto__'],
      ...['/api/docs/errors/__proto__/', '/api/docs/errors/%3Cscript%3E/', '/api/v1/auth/me/%00'],
      ...[
        '/api/v1/products/../auth/me/',
        '/api/v1//auth/me/',
        '//api/v1/auth/me/',
        '/API/V1/auth/me/',
      ],
      ...['/api/v1/auth/me/.', '/api/v1/auth/me;x', '/api/v1/auth/me//', '/api/v1/auth/me.json'],
      ...['*', 'ftp://evil.example/api/v1/auth/me/'],
    ])
    .run(async ({ assert }, path) => {
      const { status, body } = await rawRequest(`GET ${path}`)
      assert.equal(status, 404)
      assert.notInclude(body, '<script>')
    })
})
