import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { UserFactory } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { allRoutes, pathOf } from '#routing/table'
import { METHODS } from '#surfaces/allowed_methods'
import { rawRequest } from '#tests/helpers/raw_request'

const BROWSER = 'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const BAD_TOKEN = 'Authorization: Bearer garbage'

/** For each path of the API a method that it lacks; `takesTokens`: whether a route there looks at tokens. */
const lacking = () =>
  Object.entries(
    Object.groupBy(
      allRoutes().filter(({ surface }) => surface === 'api'),
      // `users/me` is a user's path to whoever reads it.
      (route) => pathOf(route).replace(/{\w+}|(?<=users\/)me(?=\/$)/, '1')
    )
  ).map(([path, routes]) => ({
    path,
    method: METHODS.find((one) => routes!.every(({ method }) => method !== one))!,
    takesTokens: routes!.some(({ guard }) => guard !== 'anyone'),
  }))

test.group('What no route takes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('tells a bad token before a method that is missing: {method} {path}')
    .with(lacking)
    .run(async ({ assert }, { path, method, takesTokens }) => {
      const { id } = await UserFactory.create()
      const { token } = await signToken('access', id)

      const bad = await rawRequest(`${method} ${path}`, { headers: [BAD_TOKEN] })
      const good = await rawRequest(`${method} ${path}`, {
        headers: [`Authorization: Bearer ${token}`],
      })

      assert.equal(bad.status, takesTokens ? 401 : 405)
      if (takesTokens) assert.match(bad.head, /^www-authenticate: Bearer/im)
      assert.equal(good.status, 405)
    })

  test('is not there, whatever the token', async ({ assert }) => {
    const { status } = await rawRequest('GET /api/v1/nothing/', { headers: [BAD_TOKEN] })
    assert.equal(status, 404)
  })

  test('is told to a browser as a page: {0}')
    .with([
      ['GET /nothing', 404],
      ['GET /admin/nothing/', 404],
      ['GET /assets/nothing.css', 404],
      ['GET /api/docs/nothing/', 404],
      ['GET /media/nothing.jpg', 404],
      ['POST /', 405],
      ['DELETE /api/docs/', 405],
    ] as const)
    .run(async ({ assert }, [target, expected]) => {
      const page = await rawRequest(target, { headers: [BROWSER] })
      const json = await rawRequest(target, { headers: ['Accept: */*'] })

      assert.deepEqual([page.status, json.status], [expected, expected])
      assert.match(page.head, /^content-type: text\/html/im)
      assert.match(page.head, /^content-security-policy: .*style-src 'self'/im)
      assert.include(page.body, '<h1>Nothing here</h1>')
      if (expected === 405) assert.match(page.head, /^allow: GET/im)
      assert.match(json.head, /^content-type: application\/json/im)
    })

  test('is told in JSON below the API, to browsers too: {$self}')
    .with(['GET /api/v1/nothing/', 'POST /api/v1/info/', 'GET /api/nothing', 'GET /api'])
    .run(async ({ assert }, target) => {
      const { head } = await rawRequest(target, { headers: [BROWSER] })
      assert.match(head, /^content-type: application\/json/im)
    })
})
