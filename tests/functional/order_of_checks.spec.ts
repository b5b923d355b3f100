import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { allRoutes, pathOf } from '#routing/table'
import env from '#start/env'
import { rawRequest } from '#tests/helpers/raw_request'

const NO_ID = ['abc', '-1', '1.5', '0x1', '9'.repeat(16), '9'.repeat(400), 'a%2Fb', '%00', '%20']

/** Routes that somebody must be signed in for, and name something in their path. */
const guarded = () =>
  allRoutes().filter(
    ({ guard, pattern }) => !['anyone', 'viewer'].includes(guard) && pattern.includes(':')
  )
const forRoles = () => allRoutes().filter(({ guard }) => ['moderator', 'staff'].includes(guard))

const targetOf = (route: Parameters<typeof pathOf>[0] & { method: string }, id: string) =>
  `${route.method} ${pathOf(route).replace(/{\w+}/g, id)}`

async function strangersToken() {
  const { id } = await UserFactory.create()
  const { token } = await signToken('access', id)
  return `Authorization: Bearer ${token}`
}

test.group('The order of checks', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('asks who calls before what is called for: {$self}')
    .with(NO_ID)
    .run(async ({ assert }, id) => {
      for (const route of guarded())
        for (const slash of ['/', '']) {
          const target = targetOf(route, id).replace(/\/$/, slash)
          const { status } = await rawRequest(target)
          assert.equal(status, 401, target)
        }
    })

  test('finds nothing by an id that is none, once somebody is signed in: {$self}')
    .with(NO_ID)
    .run(async ({ assert }, id) => {
      const headers = [await strangersToken()]
      for (const route of guarded()) {
        const expected = forRoles().includes(route) ? 403 : 404
        const { status } = await rawRequest(targetOf(route, id), { headers })
        assert.equal(status, expected, targetOf(route, id))
      }
    })

  test('asks for the role before the budget, the object and the body', async ({
    assert,
    cleanup,
  }) => {
    const headers = [await strangersToken(), 'Content-Type: application/json']
    env.set('THROTTLE_ENABLED', true)
    cleanup(async () => {
      env.set('THROTTLE_ENABLED', false)
      await limiter.clear()
    })
    assert.isAbove(forRoles().length, 5)
    for (const route of forRoles()) {
      const { status, head } = await rawRequest(targetOf(route, '1'), { headers, body: '{' })
      assert.equal(status, 403, targetOf(route, '1'))
      assert.notMatch(head, /^ratelimit/im)
    }
  })

  test('tells a method that a path lacks before what is not there', async ({ assert }) => {
    for (const id of ['1', 'abc']) {
      const { status, head } = await rawRequest(`POST /api/v1/products/${id}/`)
      assert.equal(status, 405)
      assert.match(head, /^allow: GET, PUT, PATCH, DELETE, HEAD, OPTIONS\r$/im)
    }
  })
})
