import { test } from '@japa/runner'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { signToken } from '#credentials/token_signer'

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 678)

test.group('signToken', () => {
  test('writes the claims of simplejwt, in its order', async ({ assert }) => {
    const { token, jti } = await signToken('access', 7, { now: NOW })
    const iat = Math.floor(NOW / 1000)

    assert.deepEqual(decodeProtectedHeader(token), { alg: 'HS256', typ: 'JWT' })
    assert.deepEqual(Object.entries(decodeJwt(token)), [
      ['token_type', 'access'],
      ['exp', iat + 3600],
      ['iat', iat],
      ['jti', jti],
      ['user_id', 7],
      ['iss', 'vitrin-api'],
    ])
  })

  test('gives a refresh token seven days and every token an id', async ({ assert }) => {
    const [one, other] = [
      await signToken('refresh', 7, { now: NOW }),
      await signToken('refresh', 7, { now: NOW }),
    ]
    assert.equal(one.expiresAt.toISOString(), '2026-01-09T03:04:05.000Z')
    assert.match(one.jti, /^[0-9a-f]{32}$/)
    assert.notEqual(one.jti, other.jti)
  })
})
