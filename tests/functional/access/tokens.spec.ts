import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { allRoutes, pathOf } from '#routing/table'
import type { Route } from '#routing/entry'
import type { Scope } from '#rules/token_scope'
import { SCOPES } from '#rules/token_scope'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'
import { tokenOf } from '#tests/helpers/personal_tokens'

/** What the contract says: nothing about accounts but reading who one is, else by the method. */
function wanted({ method, pattern }: Route): Scope | null {
  if (method === 'GET' && pattern === '/api/v1/auth/me') return 'read'
  if (/^\/api\/v1\/(auth|users\/me)(\/|$)/.test(pattern)) return null
  return method === 'GET' ? 'read' : 'write'
}

const REFUSALS = ['token_not_allowed', 'insufficient_scope']

test.group('A route', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes a personal access token for what its scopes say: {method} {pattern}')
    .with(() => allRoutes().filter(({ guard, surface }) => guard !== 'anyone' && surface === 'api'))
    .run(async ({ assert }, route) => {
      const { user } = await owner()
      const target = `${route.method} ${pathOf(route).replace(/{\w+}/g, '900001')}`
      const refusalOf = async (scopes: Scope[]) => {
        const { token } = await tokenOf(user, scopes)
        const headers = [`Authorization: Bearer ${token}`, 'Content-Type: application/json']
        const { status, body } = await rawRequest(target, { headers, body: route.body && '{}' })
        assert.notEqual(status, 401)
        const code = status === 403 ? String(JSON.parse(body).code) : ''
        return REFUSALS.includes(code) ? code : 'none'
      }
      const scope = wanted(route)
      const expected = (own: Scope) => {
        if (scope === null) return 'token_not_allowed'
        return scope === own ? 'none' : 'insufficient_scope'
      }

      for (const own of SCOPES) assert.equal(await refusalOf([own]), expected(own))
      assert.equal(await refusalOf(['read', 'write']), scope ? 'none' : 'token_not_allowed')
    })

  test('that needs nobody does not look at it', async ({ client }) => {
    const login = await client
      .post('/api/v1/auth/login/')
      .header('Authorization', 'Bearer vtr_pat_x')
      .json({ username: 'nobody', password: 'x' })
    login.assertStatus(401)
    login.assertBodyContains({ code: 'no_active_account' })
  })
})
