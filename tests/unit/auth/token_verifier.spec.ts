import { mock } from 'node:test'
import { test } from '@japa/runner'
import { TokenNotValidException, type TokenFault } from '#exceptions/auth'
import { signToken } from '#credentials/token_signer'
import { verifyToken } from '#credentials/token_verifier'
import { forge, goodClaims } from '#tests/helpers/forged_token'

const PAST = Math.floor(Date.now() / 1000) - 1
const good = (claims: Record<string, unknown>) => forge(goodClaims(claims))

/** What Django's simplejwt signed with the reference key; it expires in 2100. */
const BY_DJANGO =
  'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwiZXhwIjo0MTAyNDQ0ODAwLCJpYXQiOjE3MDQxMDMyMDAsImp0aSI6ImMwZmZlZTAwYzBmZmVlMDBjMGZmZWUwMGMwZmZlZTAwIiwidXNlcl9pZCI6MSwiaXNzIjoidml0cmluLWFwaSJ9.l7Qlm7V9evbRBMXAJk7SYN2WPT-lyL8JdUCyQXmEVsE'

async function faultOf(token: string): Promise<TokenFault | null> {
  try {
    await verifyToken(token, 'access')
    return null
  } catch (error) {
    if (error instanceof TokenNotValidException) return error.fault
    throw error
  }
}

test.group('verifyToken', () => {
  test('takes what it signed and what Django signed', async ({ assert }) => {
    const { token, jti } = await signToken('access', 7)
    assert.containSubset(await verifyToken(token, 'access'), { jti, userId: 7 })
    assert.containSubset(await verifyToken(BY_DJANGO, 'access'), { userId: 1 })
  })

  test('takes a token of this second, of long ago, and of no time: iat {$self}')
    .with([Math.floor(Date.now() / 1000), 0, -1, PAST + 0.5, undefined])
    .run(async ({ assert }, iat) => assert.isNull(await faultOf(good({ iat }))))

  test('refuses a token of the next seconds', async ({ assert }) => {
    const iat = Math.floor(Date.now() / 1000) + 3
    assert.equal(await faultOf(good({ iat })), 'invalid_or_expired')
  })

  test('asks no kind when none is asked for', async ({ assert }) => {
    const { token } = await signToken('refresh', 7)
    assert.containSubset(await verifyToken(token), { userId: 7 })
    assert.containSubset(await verifyToken(good({ token_type: undefined })), { userId: 1 })
  })

  test('finds a token with {0} at fault: {2}')
    .with([
      ['no type', good({ token_type: undefined }), 'no_type'],
      ['another type', good({ token_type: 'refresh' }), 'wrong_type'],
      ['no exp', good({ exp: undefined }), 'no_exp'],
      ['a past exp', good({ exp: PAST }), 'invalid_or_expired'],
      ['an exp in words', good({ exp: 'tomorrow' }), 'invalid_or_expired'],
      ['an exp beyond all calendars', good({ exp: 1e300 }), 'invalid_or_expired'],
      ['a later iat', good({ iat: PAST + 3600 }), 'invalid_or_expired'],
      ['an iat beyond all calendars', good({ iat: 1e300 }), 'invalid_or_expired'],
      ['an iat in words', good({ iat: 'tomorrow' }), 'invalid_or_expired'],
      ['a list of iats', good({ iat: [PAST] }), 'invalid_or_expired'],
      ['a null for an iat', good({ iat: null }), 'invalid_or_expired'],
      ['a later nbf', good({ nbf: PAST + 600 }), 'invalid_or_expired'],
      ['an nbf in words', good({ nbf: 'yesterday' }), 'invalid_or_expired'],
      ['an exp as text', good({ exp: '4102444800' }), 'invalid_or_expired'],
      ['a list of exps', good({ exp: [4_102_444_800] }), 'invalid_or_expired'],
      ['a list of types', good({ token_type: ['access'] }), 'wrong_type'],
      ['a null for a type', good({ token_type: null }), 'wrong_type'],
      ['a number as jti', good({ jti: 7 }), 'no_id'],
      ['no issuer', good({ iss: undefined }), 'invalid_or_expired'],
      ['another issuer', good({ iss: 'somebody-else' }), 'invalid_or_expired'],
      ['a list of issuers', good({ iss: ['vitrin-api'] }), 'invalid_or_expired'],
      ['no jti', good({ jti: undefined }), 'no_id'],
      ['an object as jti', good({ jti: { $ne: null } }), 'no_id'],
      ['NUL in its jti', good({ jti: 'a\0b' }), 'no_id'],
      ['a giant jti', good({ jti: 'a'.repeat(256) }), 'no_id'],
      ['no exp and no jti', good({ exp: undefined, jti: undefined }), 'no_exp'],
      ['claims that are a list', forge('[]'), 'invalid_or_expired'],
      ['claims that are no JSON', forge('x'), 'invalid_or_expired'],
    ] as const)
    .run(async ({ assert }, [, token, fault]) => assert.equal(await faultOf(token), fault))

  test('lets no header choose algorithm or key: {0}')
    .with([
      ['another key', forge(goodClaims(), { key: 'k'.repeat(32) })],
      ['an empty key', forge(goodClaims(), { key: '' })],
      ['alg none', `${forge(goodClaims(), { header: { alg: 'none' } }).replace(/[^.]*$/, '')}`],
      ['alg none, signed', forge(goodClaims(), { header: { alg: 'none' } })],
      ['alg NONE', forge(goodClaims(), { header: { alg: 'NONE' } })],
      ['alg RS256', forge(goodClaims(), { header: { alg: 'RS256' } })],
      ['alg ES256', forge(goodClaims(), { header: { alg: 'ES256' } })],
      ['alg HS512', forge(goodClaims(), { header: { alg: 'HS512' }, digest: 'sha512' })],
      ['a key in jwk', forge(goodClaims(), { key: 'k', header: { jwk: { kty: 'oct', k: 'aw' } } })],
      ['kid', forge(goodClaims(), { key: '', header: { kid: '/dev/null' } })],
      ['jku', forge(goodClaims(), { key: 'k', header: { jku: 'http://127.0.0.1/jwks' } })],
      ['x5u', forge(goodClaims(), { key: 'k', header: { x5u: 'http://127.0.0.1/x' } })],
      ['x5c', forge(goodClaims(), { key: 'k', header: { x5c: ['aw'] } })],
      ['crit', forge(goodClaims(), { header: { crit: ['exp'] } })],
      ['b64', forge(goodClaims(), { header: { b64: false, crit: ['b64'] } })],
      ['no signature', forge(goodClaims()).replace(/[^.]*$/, '')],
      ['garbage', 'garbage'],
      ['nothing', '..'],
    ] as const)
    .run(async ({ assert }, [, token]) => assert.equal(await faultOf(token), 'invalid_or_expired'))

  test('refuses claims changed under an old signature', async ({ assert }) => {
    const [head, , signature] = forge(goodClaims()).split('.')
    const [, claims] = forge(goodClaims({ user_id: 2 })).split('.')
    assert.equal(await faultOf([head, claims, signature].join('.')), 'invalid_or_expired')
  })

  test('stops taking a token at its end, however often it was good', async ({
    assert,
    cleanup,
  }) => {
    const { token, expiresAt } = await signToken('access', 7)
    assert.isNull(await faultOf(token))
    assert.isNull(await faultOf(token))

    mock.timers.enable({ apis: ['Date'], now: expiresAt })
    cleanup(() => mock.timers.reset())
    assert.equal(await faultOf(token), 'invalid_or_expired')
  })

  test('reads {0} as account {1}')
    .with([
      [7, 7],
      ['7', 7],
      [-1, -1],
      ['-1', -1],
      [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
      [Number.MAX_SAFE_INTEGER + 1, null],
      ['9'.repeat(40), null],
      [1.5, null],
      ['NaN', null],
      ["1' or '1'='1", null],
      [null, null],
      [undefined, null],
      [true, null],
      [{ id: 1 }, null],
      [[1], null],
    ] as const)
    .run(async ({ assert }, [claim, userId]) => {
      assert.equal((await verifyToken(good({ user_id: claim }), 'access')).userId, userId)
    })
})
