import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { forge, goodClaims } from '#tests/helpers/forged_token'
import { replayFor } from '#tests/helpers/replay_for'
import { signToken } from '#credentials/token_signer'

const OUTSTANDING = 'token_blacklist_outstandingtoken'
const BLACKLISTED = 'token_blacklist_blacklistedtoken'

const post = (client: ApiClient, path: string, body: object) =>
  client.post(`/api/v1/auth/${path}/`).json(body)
const refresh = (client: ApiClient, token: unknown) => post(client, 'refresh', { refresh: token })

test.group('POST /api/v1/auth/refresh/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes a token once for a new pair', async ({ assert, client, cleanup, db }) => {
    cleanup(replayFor(0))
    const user = await UserFactory.create()
    const { token } = await signToken('refresh', user.id)
    const response = await refresh(client, token)

    response.assertStatus(200)
    response.assertHeader('cache-control', 'private, no-store')
    assert.sameMembers(Object.keys(response.body()), ['access', 'refresh'])
    assert.notEqual(response.body().refresh, token)
    await db.assertHas(OUTSTANDING, { token, user_id: user.id }, 1)
    await db.assertHas(OUTSTANDING, { token: response.body().refresh, user_id: user.id }, 1)
    await db.assertCount(BLACKLISTED, 1)

    const again = await refresh(client, token)
    again.assertStatus(401)
    again.assertHeader('www-authenticate', 'Bearer realm="api"')
    again.assertBodyContains({ detail: 'Token is blacklisted', code: 'token_not_valid' })
    const next = await refresh(client, response.body().refresh)
    next.assertStatus(200)
  })

  test('refuses {0} and spends nothing')
    .with([
      ['garbage', 'garbage', 'Token is invalid or expired'],
      ['another key', forge(goodClaims({ token_type: 'refresh' }), { key: 'k' }), /invalid/],
      [
        'alg none',
        forge(goodClaims({ token_type: 'refresh' }), { header: { alg: 'none' } }),
        /inv/,
      ],
      ['a past exp', forge(goodClaims({ token_type: 'refresh', exp: 1 })), /invalid or expired/],
      ['an access token', forge(goodClaims()), 'Token has wrong type'],
      ['no type', forge(goodClaims({ token_type: undefined })), 'Token has no type'],
      ['no jti', forge(goodClaims({ token_type: 'refresh', jti: undefined })), 'Token has no id'],
      ['no user', forge(goodClaims({ token_type: 'refresh', user_id: undefined })), /No active/],
      [
        'a user who is gone',
        forge(goodClaims({ token_type: 'refresh', user_id: -1 })),
        /No active/,
      ],
      ['a hostile user', forge(goodClaims({ token_type: 'refresh', user_id: { a: 1 } })), /No act/],
    ] as const)
    .run(async ({ assert, client, db }, [, token, says]) => {
      const response = await refresh(client, token)
      response.assertStatus(401)
      assert.match(response.body().detail, new RegExp(says))
      await db.assertCount(OUTSTANDING, 0)
      await db.assertCount(BLACKLISTED, 0)
    })

  test('refuses the token of a closed account, and leaves it live', async ({ client, db }) => {
    const user = await UserFactory.apply('inactive').create()
    const { token } = await signToken('refresh', user.id)
    const response = await refresh(client, token)
    response.assertStatus(401)
    response.assertBodyContains({ detail: 'No active account found for the given token.' })
    await db.assertCount(BLACKLISTED, 0)

    await user.merge({ isActive: true }).save()
    const later = await refresh(client, token)
    later.assertStatus(200)
  })

  test('asks for a token: {$self}')
    .with([undefined, null, '', {}, ['a'], true])
    .run(async ({ client }, token) => {
      const response = await refresh(client, token)
      response.assertStatus(400)
      response.assertBodyContains({ refresh: [] })
    })
})

test.group('POST /api/v1/auth/logout/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('ends a refresh token for good, and no access token', async ({ client, db }) => {
    const user = await UserFactory.create()
    const { token, jti } = await signToken('refresh', user.id)
    const response = await post(client, 'logout', { refresh: token })
    response.assertStatus(200)
    response.assertBody({ message: 'Logged out successfully' })
    await db.assertHas(OUTSTANDING, { jti, user_id: user.id }, 1)
    await db.assertCount(BLACKLISTED, 1)

    for (const path of ['logout', 'refresh']) {
      const again = await post(client, path, { refresh: token })
      again.assertStatus(401)
      again.assertBodyContains({ detail: 'Token is blacklisted' })
    }
    const me = await client.get('/api/v1/auth/me/').withGuard('api').loginAs(user)
    me.assertStatus(200)
  })

  test('ends the token of somebody who is gone', async ({ client, db }) => {
    const { token, jti } = await signToken('refresh', 987_654_321)
    const response = await post(client, 'logout', { refresh: token })
    response.assertStatus(200)
    await db.assertHas(OUTSTANDING, { jti, user_id: null }, 1)
  })

  test('refuses rubbish', async ({ client, db }) => {
    const response = await post(client, 'logout', { refresh: 'rubbish' })
    response.assertStatus(401)
    const missing = await post(client, 'logout', {})
    missing.assertStatus(400)
    missing.assertBody({ refresh: ['This field is required.'] })
    await db.assertCount(BLACKLISTED, 0)
  })
})

test.group('POST /api/v1/auth/verify/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('finds a token of either kind good', async ({ client }) => {
    for (const kind of ['access', 'refresh'] as const) {
      const { token } = await signToken(kind, 1)
      const response = await post(client, 'verify', { token })
      response.assertStatus(200)
      response.assertBody({})
    }
  })

  test('finds a blacklisted one invalid, as simplejwt words it', async ({ client }) => {
    const { token } = await signToken('refresh', 1)
    await post(client, 'logout', { refresh: token })
    const response = await post(client, 'verify', { token })
    response.assertStatus(400)
    response.assertBody({ non_field_errors: ['Token is blacklisted'] })
  })

  test('refuses {0}')
    .with([
      ['garbage', 'x.y.z'],
      ['a past exp', forge(goodClaims({ exp: 1 }))],
      ['another issuer', forge(goodClaims({ iss: 'else' }))],
    ])
    .run(async ({ client }, [, token]) => {
      const response = await post(client, 'verify', { token })
      response.assertStatus(401)
      response.assertBodyContains({
        detail: 'Token is invalid or expired',
        code: 'token_not_valid',
      })
    })
})
