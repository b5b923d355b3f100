import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { fingerprints } from '#tests/helpers/catalog'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner, WRITE_ROUTES, type WriteRoute } from '#tests/helpers/write_routes'
import { processorTime } from '#tests/helpers/processor_time'

const JSON_TYPE = 'Content-Type: application/json'
const FORM = 'Content-Type: application/x-www-form-urlencoded'
const MULTIPART = 'Content-Type: multipart/form-data; boundary=x'
const TEN_MB = 10_000_000

const part = (name: string, value: string, file = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`
const parts = (...list: string[]) => `${list.join('')}--x--\r\n`
const nested = (open: string, close: string, depth: number) =>
  `${open.repeat(depth)}1${close.repeat(depth)}`

/** What arrives, and what may be answered; 200 where all of it is unknown keys, which are ignored. */
const BODIES: [name: string, status: number[], headers: string[], body: string | Buffer][] = [
  ['null', [400], [JSON_TYPE], 'null'],
  ['a number', [400], [JSON_TYPE], '1'],
  ['a text', [400], [JSON_TYPE], '"x"'],
  ['a list', [400], [JSON_TYPE], '[{"name":"x"}]'],
  ['no JSON', [400], [JSON_TYPE], '{"name":'],
  ['bytes that are no UTF-8', [400], [JSON_TYPE], Buffer.from('{"name":"\xff"}', 'latin1')],
  ['lists 1,000 deep', [400], [JSON_TYPE], nested('[', ']', 1000)],
  ['lists 400,000 deep', [400], [JSON_TYPE], nested('[', ']', 400_000)],
  ['objects 100,000 deep', [400, 200], [JSON_TYPE], nested('{"a":', '}', 100_000)],
  ['a number 100,000 deep', [400], [JSON_TYPE], nested('{"a":', '}', 100_000).replace('1', '1.5')],
  ['__proto__', [400, 200], [JSON_TYPE], '{"__proto__":{"polluted":1,"name":"x"}}'],
  ['constructor', [400, 200], [JSON_TYPE], '{"constructor":{"prototype":{"polluted":1}}}'],
  ['10 MB', [413], [JSON_TYPE], Buffer.alloc(TEN_MB, '[')],
  [
    '10 MB in chunks',
    [413],
    [JSON_TYPE, 'Transfer-Encoding: chunked'],
    `${TEN_MB.toString(16)}\r\n${'['.repeat(TEN_MB)}\r\n0\r\n\r\n`,
  ],
  [
    'a gzip bomb',
    [415],
    [JSON_TYPE, 'Content-Encoding: gzip'],
    gzipSync(Buffer.alloc(TEN_MB * 5, ' ')),
  ],
  ['broken gzip', [415], [JSON_TYPE, 'Content-Encoding: gzip'], 'x'],
  ['an unknown coding', [415], [JSON_TYPE, 'Content-Encoding: x'], '{}'],
  ['plain text', [415], ['Content-Type: text/plain'], '{}'],
  ['no type', [415], [], '{}'],
  ['a type with rubbish', [415], ['Content-Type: application/json x'], '{}'],
  ['__proto__ in a form', [400, 200], [FORM], '__proto__[polluted]=1&__proto__.polluted=1'],
  ['rubbish in a form', [400, 200], [FORM], '%FF=%FF&%=%zz&&&=&=1'],
  ['a form of 100,000 fields', [413], [FORM], 'a=1&'.repeat(100_000)],
  ['brackets 5,000 deep', [400, 200], [FORM], `a${'[a]'.repeat(5000)}=1`],
  ['200 parts too many', [413], [MULTIPART], parts(...Array<string>(400).fill(part('a', '1')))],
  ['no boundary', [400], ['Content-Type: multipart/form-data'], parts(part('a', '1'))],
  ['another boundary', [400], [MULTIPART.replace('=x', '=y')], parts(part('a', '1'))],
  ['a form that is cut', [400], [MULTIPART], part('a', '1')],
  ['a file that is cut', [400], [MULTIPART], part('a', '1', '; filename="a.png"')],
  ['a part without a name', [400, 200], [MULTIPART], '--x\r\n\r\n1\r\n--x--\r\n'],
  ['a file of 3 MB', [413, 400], [MULTIPART], parts(part('a', 'x'.repeat(3e6), '; filename="a"'))],
  ['a field of 3 MB', [413], [MULTIPART], parts(part('a', 'x'.repeat(3e6)))],
  [
    '__proto__ in parts',
    [400, 200],
    [MULTIPART],
    parts(part('__proto__[polluted]', '1'), part('constructor.prototype', '1')),
  ],
]

/** A form that may bring an image is no larger for a file of another name, which is not looked at. */
const isIgnored = (route: WriteRoute, body: string, status: number) =>
  route === 'PATCH /api/v1/categories/*/' && body === 'a file of 3 MB' && status === 200

/** Where this process puts its temporary files for the time of a test. */
function temporaryFolder(cleanup: (handler: () => void) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'vitrin-'))
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  cleanup(() => {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
    rmSync(folder, { recursive: true })
  })
  return folder
}

test.group('A hostile body', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is refused and writes nothing: {$self}')
    // A claim says nothing in its body: what holds no fields is one.
    .with((Object.keys(WRITE_ROUTES) as WriteRoute[]).filter((route) => !route.endsWith('/claim/')))
    .run(async ({ assert }, route) => {
      const { target, authorization } = await owner()
      const before = await fingerprints(db.primaryConnectionName)
      const unexpected: string[] = []

      for (const [name, expected, headers, body] of BODIES) {
        const sent = { headers: [...headers, authorization], body }
        const { status } = await rawRequest(target(route), sent)
        const isFine = expected.includes(status) || isIgnored(route, name, status)
        if (!isFine) unexpected.push(`${name}: ${status}`)
      }

      assert.deepEqual(unexpected, [])
      assert.deepEqual(await fingerprints(db.primaryConnectionName), before)
      assert.notProperty({}, 'polluted')
    })

  test('does not stop the server: an index of 99,999,999, or names below a long text', async ({
    assert,
  }) => {
    const names = Array.from({ length: 190 }, (_, index) => `&email.a${index}=1`)
    for (const [headers, body] of [
      [[MULTIPART], parts(part('email[99999999]', 'x'))],
      [[FORM], 'email[99999999]=x'],
      [[FORM], `email=${'x'.repeat(1_000_000)}${names.join('')}`],
    ] as const) {
      const spent = processorTime()
      const { status } = await rawRequest('POST /api/v1/auth/login/', {
        headers: [...headers],
        body,
      })
      assert.equal(status, 400)
      assert.isBelow(spent(), 1000)
    }
  })

  test('leaves no file behind: a file where a field is expected', async ({ assert, cleanup }) => {
    const { target, authorization } = await owner()
    const folder = temporaryFolder(cleanup)
    const headers = [MULTIPART, authorization]
    const body = parts(part('name', 'x', '; filename="a.txt"'))

    const { status, body: answer } = await rawRequest(target('PATCH /api/v1/products/*/'), {
      headers,
      body,
    })

    assert.equal(status, 400)
    assert.deepEqual(JSON.parse(answer), { name: ['Not a valid string.'] })
    assert.isEmpty(readdirSync(folder))
  })
})
