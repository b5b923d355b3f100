import { connect } from 'node:net'
import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'

/** What comes back for bytes that are sent as they are. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(process.env.PORT), process.env.HOST!)
  socket.on('error', () => {})
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  socket.write(bytes, 'latin1')
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(chunks).toString()
}

const END = 'Host: localhost\r\nConnection: close\r\n\r\n'

const REFUSED: [name: string, status: number, code: string, bytes: string][] = [
  ['no request line', 400, 'malformed_request', 'nonsense\r\n\r\n'],
  ['an unknown method', 400, 'malformed_request', `FOO / HTTP/1.1\r\n${END}`],
  ['another version', 400, 'malformed_request', `GET / HTTP/9.9\r\n${END}`],
  ['a blank in the target', 400, 'malformed_request', `GET /a b HTTP/1.1\r\n${END}`],
  ['a header without a colon', 400, 'malformed_request', `GET / HTTP/1.1\r\nX\r\n${END}`],
  ['a NUL', 400, 'malformed_request', `GET / HTTP/1.1\r\nX: a\0b\r\n${END}`],
  [
    'headers of 20 kB',
    431,
    'headers_too_large',
    `GET / HTTP/1.1\r\nX: ${'a'.repeat(2e4)}\r\n${END}`,
  ],
  ['a target of 20 kB', 431, 'headers_too_large', `GET /${'a'.repeat(2e4)} HTTP/1.1\r\n${END}`],
  ['a tunnel', 405, 'method_not_allowed', `CONNECT evil.example:443 HTTP/1.1\r\n${END}`],
  ['no host', 400, 'disallowed_host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
]

test.group('A request that node would refuse by itself', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is answered in our form: {0}')
    .with(REFUSED)
    .run(async ({ assert }, [, status, code, bytes]) => {
      const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n')
      assert.match(head, new RegExp(`^HTTP/1.1 ${status} `))
      const { request_id: id, ...words } = JSON.parse(body)
      assert.equal(words.code, code)
      assert.isString(words.detail)
      assert.match(head, new RegExp(`^x-request-id: ${id}\r?$`, 'im'))
      assert.match(
        head,
        /^content-security-policy: default-src 'none'; frame-ancestors 'none'\r?$/im
      )
      for (const name of ['x-content-type-options', 'x-frame-options', 'referrer-policy', 'vary'])
        assert.match(head, new RegExp(`^${name}: `, 'im'))
    })
})

test.group('A target', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is understood: {0} is {1}')
    .with([
      [`GET http://localhost/api/v1/ HTTP/1.1\r\n${END}`, 200],
      [`GET HTTP://localhost/api/v1/?x=1 HTTP/1.1\r\n${END}`, 200],
      [`GET http://localhost HTTP/1.1\r\n${END}`, 200],
      [`GET http://localhost/api/v1/auth/me/ HTTP/1.1\r\n${END}`, 401],
      [`GET http://user@localhost/api/v1/ HTTP/1.1\r\n${END}`, 400],
      [`GET http:///api/v1/ HTTP/1.1\r\n${END}`, 400],
      [`OPTIONS * HTTP/1.1\r\n${END}`, 204],
      ['GET /api/v1/ HTTP/1.0\r\n\r\n', 200],
      ['GET /api/v1/products/ HTTP/1.1\r\nExpect: x\r\n' + END, 200],
    ] as [string, number][])
    .run(async ({ assert }, [bytes, status]) => {
      assert.match(await raw(bytes), new RegExp(`^HTTP/1.1 ${status} `))
    })

  test('in absolute form names the host of links', async ({ assert }) => {
    const answer = await raw(`GET http://own.example/api/v1/ HTTP/1.1\r\n${END}`)
    assert.include(answer, 'http://own.example/api/v1/products/')
    assert.notInclude(answer, 'http://localhost/')
  })
})
