import { test } from '@japa/runner'
import { matchingStep, newTotpSecret, otpauthUrl, totpAt } from '#credentials/totp'
import { base32, fromBase32 } from '#support/base32'

/** Of RFC 6238, appendix B: the key of SHA-1, and what it shows; its codes have eight digits, ours the last six. */
const KEY = base32(Buffer.from('12345678901234567890'))
const SHOWN: [number, string][] = [
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
]

test.group('A code of an app', () => {
  test('is what RFC 6238 says: second {0} shows {1}')
    .with(SHOWN)
    .run(({ assert }, [second, code]) => {
      const step = Math.floor(second / 30)
      assert.equal(totpAt(KEY, step), code)
      assert.equal(matchingStep(KEY, code, { lastStep: null, now: second * 1000 }), step)
    })

  test('is taken one step early or late, and not two: {0} s')
    .with([
      [-60, false],
      [-30, true],
      [0, true],
      [30, true],
      [60, false],
    ] as const)
    .run(({ assert }, [seconds, isTaken]) => {
      const now = 1_234_567_890_000
      const code = totpAt(KEY, Math.floor((now / 1000 + seconds) / 30))
      assert.equal(matchingStep(KEY, code, { lastStep: null, now }) !== null, isTaken)
    })

  test('is good once, and none of before it afterwards', ({ assert }) => {
    const now = 1_234_567_890_000
    const step = Math.floor(now / 30_000)
    const [before, current, next] = [-1, 0, 1].map((by) => totpAt(KEY, step + by)) as string[]
    const spent = { lastStep: step, now }
    assert.isNull(matchingStep(KEY, current!, spent))
    assert.isNull(matchingStep(KEY, before!, spent))
    assert.equal(matchingStep(KEY, next!, spent), step + 1)
  })

  test('is nothing else: "{$self}"')
    .with(['', '0', '12345', '1234567', 'abcdef', '٠٠٥٩٢٤', '005924 '])
    .run(({ assert }, code) => {
      assert.isNull(matchingStep(KEY, code, { lastStep: null, now: 1_234_567_890_000 }))
    })
})

test.group('The secret of an app', () => {
  test('has 160 bits, and never the same', ({ assert }) => {
    assert.lengthOf(fromBase32(newTotpSecret()), 20)
    assert.notEqual(newTotpSecret(), newTotpSecret())
  })

  test('is told with whose it is, whatever signs their names have', ({ assert }) => {
    const url = otpauthUrl({ secret: 'ABC', issuer: 'A & B: C', account: 'ada+x@example.com' })
    const { host, pathname, searchParams } = new URL(url)
    assert.equal(host, 'totp')
    assert.equal(pathname, '/A%20%26%20B%3A%20C:ada%2Bx%40example.com')
    assert.deepEqual(Object.fromEntries(searchParams), {
      ...{ secret: 'ABC', issuer: 'A & B: C' },
      ...{ algorithm: 'SHA1', digits: '6', period: '30' },
    })
  })
})

test.group('Base32', () => {
  test('is that of RFC 4648: {0} is {1}')
    .with([
      ['', ''],
      ['f', 'MY'],
      ['fo', 'MZXQ'],
      ['foo', 'MZXW6'],
      ['foob', 'MZXW6YQ'],
      ['fooba', 'MZXW6YTB'],
      ['foobar', 'MZXW6YTBOI'],
    ])
    .run(({ assert }, [plain, text]) => {
      assert.equal(base32(Buffer.from(plain)), text)
      assert.equal(fromBase32(text).toString(), plain)
    })
})
