import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { forge, goodClaims } from '#tests/helpers/forged_token'

const ME = '/api/v1/auth/me/'
const PUBLIC = '/api/v1/products/'
const NONE = 'Authentication credentials were not provided.'
const PARTS = 'Authorization header must contain two space-delimited values'
const NOBODY = 'Token contained no recognizable user identification'

test.group('A Bearer token', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('lets its owner in, on a public route too', async ({ client }) => {
    const user = await UserFactory.create()
    for (const path of [ME, PUBLIC]) {
      const response = await client.get(path).withGuard('api').loginAs(user)
      response.assertStatus(200)
      response.assertHeader('cache-control', 'private, no-store')
      response.assertHeader('vary', 'Accept, Origin, Authorization')
    }
  })

  test('may come between blanks, and with its id as text', async ({ client }) => {
    const { id } = await UserFactory.create()
    const token = forge(goodClaims({ user_id: String(id) }))
    const response = await client.get(ME).header('Authorization', `  Bearer   ${token}  `)
    response.assertStatus(200)
    response.assertBodyContains({ id })
  })

  test('is refused on a public route too, never taken for none', async ({ client }) => {
    const expired = forge(goodClaims({ exp: 1 }))
    const response = await client.get(PUBLIC).bearerToken(expired)
    response.assertStatus(401)
    response.assertHeader('www-authenticate', 'Bearer realm="api"')
    response.assertBodyContains({
      detail: 'Given token not valid for any token type',
      code: 'token_not_valid',
      messages: [
        {
          token_class: 'AccessToken',
          token_type: 'access',
          message: 'Token is invalid or expired',
        },
      ],
    })
  })

  test('names its fault: {1}')
    .with([
      [forge(goodClaims({ exp: undefined })), "Token has no 'exp' claim"],
      [forge(goodClaims({ jti: undefined })), 'Token has no id'],
      [forge(goodClaims({ token_type: undefined })), 'Token has no type'],
      [forge(goodClaims({ token_type: 'refresh' })), 'Token has wrong type'],
      [forge(goodClaims(), { header: { alg: 'none' } }), 'Token is invalid or expired'],
    ])
    .run(async ({ client }, [token, message]) => {
      const response = await client.get(ME).bearerToken(token!)
      response.assertStatus(401)
      response.assertBodyContains({ code: 'token_not_valid', messages: [{ message }] })
    })

  test('is refused with {0}: {2}')
    .with([
      ['no header', '', NONE, 'not_authenticated'],
      ['another scheme', 'Token abc', NONE, 'not_authenticated'],
      ['a lower-case scheme', `bearer ${forge(goodClaims())}`, NONE, 'not_authenticated'],
      ['the scheme alone', 'Bearer', PARTS, 'bad_authorization_header'],
      ['three parts', `Bearer ${forge(goodClaims())} x`, PARTS, 'bad_authorization_header'],
      ['no user', `Bearer ${forge(goodClaims({ user_id: undefined }))}`, NOBODY, 'token_not_valid'],
      ['an object', `Bearer ${forge(goodClaims({ user_id: {} }))}`, NOBODY, 'token_not_valid'],
      ['NaN', `Bearer ${forge(goodClaims({ user_id: 'NaN' }))}`, NOBODY, 'token_not_valid'],
      ['a huge id', `Bearer ${forge(goodClaims({ user_id: 1e300 }))}`, NOBODY, 'token_not_valid'],
      ['id -1', `Bearer ${forge(goodClaims({ user_id: -1 }))}`, 'User not found', 'user_not_found'],
    ] as const)
    .run(async ({ client }, [, header, detail, code]) => {
      const response = await client.get(ME).header('Authorization', header)
      response.assertStatus(401)
      response.assertHeader('www-authenticate', 'Bearer realm="api"')
      response.assertBodyContains({ detail, code })
    })

  test('dies with its account, on the next request', async ({ client }) => {
    const user = await UserFactory.create()
    const { token } = await signToken('access', user.id)
    const ask = () => client.get(ME).bearerToken(token)
    const before = await ask()
    before.assertStatus(200)

    await user.merge({ isActive: false }).save()
    const closed = await ask()
    closed.assertStatus(401)
    closed.assertBodyContains({ detail: 'User is inactive', code: 'user_inactive' })

    await user.delete()
    const gone = await ask()
    gone.assertStatus(401)
    gone.assertBodyContains({ detail: 'User not found', code: 'user_not_found' })
  })

  test('counts in the header alone', async ({ client }) => {
    const user = await UserFactory.create()
    const { token } = await signToken('access', user.id)
    const response = await client
      .get(ME)
      .qs({ access_token: token, token })
      .header('Cookie', `access=${token}; Authorization=Bearer ${token}`)
      .header('X-User-Id', String(user.id))
    response.assertStatus(401)
  })

  test('is asked for in RFC 9457 when wanted', async ({ client }) => {
    const response = await client.get(ME).header('Accept', 'application/problem+json')
    response.assertStatus(401)
    response.assertHeader('content-type', 'application/problem+json; charset=utf-8')
    response.assertBodyContains({ status: 401, code: 'not_authenticated', instance: ME })
  })
})
