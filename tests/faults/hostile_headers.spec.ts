import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'

const many = Array.from({ length: 3000 }, (_, index) => `X-${index}: a`)

/** Header lines, and what is answered to a GET of a product. */
const HEADERS: [name: string, status: number, lines: string[]][] = [
  ['a header of 20 kB', 431, [`X-A: ${'a'.repeat(20_000)}`]],
  ['3,000 headers', 431, many],
  ['a token of 10 kB', 401, [`Authorization: Bearer ${'a'.repeat(10_000)}`]],
  ['a token of bytes', 401, ['Authorization: Bearer \xff\xfe']],
  ['two words of a token', 401, ['Authorization: Bearer a b']],
  ['a bare scheme', 401, ['Authorization: Bearer']],
  ['a NUL', 400, ['X-A: a\0b']],
  ['a folded line', 400, ['X-A: a\r\n X-B: b']],
  ['an Accept of bytes', 200, ['Accept: \xff/\x80']],
  ['an Accept of 3,000 types', 200, [`Accept: ${'a/b,'.repeat(3000)}`]],
  ['an If-None-Match of 3,000 tags', 200, [`If-None-Match: ${'"a",'.repeat(3000)}`]],
  ['cookies that cannot be decoded', 200, ['Cookie: a=%FF; b=s:%00; c=e:x']],
  ['an upgrade', 200, ['Upgrade: h2c', 'HTTP2-Settings: A', 'Connection: Upgrade']],
  ['an agent of bytes', 200, ['User-Agent: \xff\x80']],
]

/** Bodies whose end can be read in two ways (RFC 9112 §11.2). */
const SMUGGLED: [name: string, lines: string[], body: string][] = [
  ['both lengths', ['Content-Length: 5', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
  ['two lengths', ['Content-Length: 2', 'Content-Length: 3'], '{}x'],
  ['a negative length', ['Content-Length: -1'], ''],
  ['a huge length', ['Content-Length: 99999999999999999999'], ''],
  ['a chunk of no size', ['Transfer-Encoding: chunked'], 'zz\r\n'],
]

const FOREIGN = 'evil.example'

test.group('A hostile header', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is answered as it deserves: {0}')
    .with(HEADERS)
    .run(async ({ assert }, [, expected, headers]) => {
      const { target } = await owner()
      const { status } = await rawRequest(target('GET /api/v1/products/*/'), { headers })
      assert.equal(status, expected)
    })

  test('hides no second request: {0}')
    .with(SMUGGLED)
    .run(async ({ assert }, [, lines, body]) => {
      const headers = ['Content-Type: application/json', ...lines]
      const { status } = await rawRequest('POST /api/v1/auth/login/', { headers, body })
      assert.equal(status, 400)
    })

  test('changes no method', async ({ assert }) => {
    const { target, authorization, product } = await owner()
    const overrides = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']
    const headers = [authorization, ...overrides.map((name) => `${name}: DELETE`)]

    const read = await rawRequest(target('GET /api/v1/products/*/'), { headers })
    const posted = await rawRequest(target('POST /api/v1/products/*/?_method=DELETE'), { headers })

    assert.deepEqual([read.status, posted.status], [200, 405])
    assert.isTrue((await product.refresh()).isActive)
  })

  test('makes no link: a forwarded host without a trusted proxy', async ({ assert }) => {
    const names = ['X-Forwarded-Host', 'X-Forwarded-Server', 'X-Host', 'X-Original-Host']
    const headers = [
      ...names.map((name) => `${name}: ${FOREIGN}`),
      ...['X-Forwarded-Proto: https', `Forwarded: host=${FOREIGN};proto=https`],
    ]

    const { head, body } = await rawRequest('GET /api/v1/', { headers })

    assert.notInclude(head + body, FOREIGN)
    for (const link of Object.values(JSON.parse(body)))
      assert.match(String(link), /^http:\/\/127\./)
  })

  test('is no host: "{$self}"')
    .with(['', 'a b', 'a/b', 'user@host', 'a"><script>', 'a:99999999', 'x'.repeat(300), '[::1'])
    .run(async ({ assert }, host) => {
      const { status, body } = await rawRequest('GET /api/v1/', { host })
      assert.equal(status, 400)
      assert.equal(JSON.parse(body).code, 'disallowed_host')
    })

  test('names no request that is not sane: {$self}')
    .with(['a b c d e f g h', 'a'.repeat(129), 'short', '<script>alert(1)</script>', 'aaaaaaaa, b'])
    .run(async ({ assert }, id) => {
      const { head } = await rawRequest('GET /api/v1/', { headers: [`X-Request-Id: ${id}`] })
      assert.match(head, /^x-request-id: [\da-f-]{36}\r$/im)
    })

  test('is no method of ours: {0}')
    .with([
      ...(['TRACE', 'PROPFIND', 'PURGE', 'QUERY', 'MERGE'].map((method) => [method, 405]) as [
        string,
        number,
      ][]),
      ...(['FOO', 'get', 'DELETE/'].map((method) => [method, 400]) as [string, number][]),
    ])
    .run(async ({ assert }, [method, expected]) => {
      const { target, authorization, product } = await owner()
      const headers = [authorization]
      const { status } = await rawRequest(target(`${method} /api/v1/products/*/`), { headers })
      assert.equal(status, expected)
      assert.isTrue((await product.refresh()).isActive)
    })
})
