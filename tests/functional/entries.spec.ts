import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { InputValidator, Route } from '#routing/entry'
import { allRoutes, pathOf } from '#routing/table'
import env from '#start/env'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner } from '#tests/helpers/write_routes'

const JSON_TYPE = 'Content-Type: application/json'

/** Fills a path with what the owner has; tags and errors have keys of their own. */
const filled = (route: Route, id: number, userId: number) =>
  pathOf(route).replace(/(\w+)\/{\w+}/g, (_, kind: string) => {
    const keys: Record<string, string | number> = { users: userId, errors: 'not_found' }
    return `${kind}/${keys[kind] ?? id}`
  })

/** Makes a validator refuse everything under a name of ours. */
function mark(validator: InputValidator, cleanup: (undo: () => void) => void) {
  const spied = validator as unknown as { validate: () => Promise<never> }
  const problem = { path: ['marked'], code: 'required' }
  const { validate } = spied
  spied.validate = () => Promise.reject(new InvalidInputException([problem]))
  cleanup(() => void (spied.validate = validate))
}

test.group('An entry of a route', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('names the validators that run: {method} {pattern}')
    .with(() => allRoutes().filter(({ body, query }) => body ?? query))
    .run(async ({ assert, cleanup }, route) => {
      const { user, product, authorization } = await owner()
      mark((route.body?.validator ?? route.query)!, cleanup)

      const target = `${route.method} ${filled(route, product.id, user.id)}`
      const headers = [authorization, JSON_TYPE]
      const answer = await rawRequest(target, { headers, body: route.body && '{}' })

      // The tag of this path is not there, which is told first.
      if (route.pattern.includes('tags/:')) return assert.equal(answer.status, 404)
      assert.equal(answer.status, 400)
      assert.property(JSON.parse(answer.body), 'marked')
    })

  test('names the budgets that a request counts against: {method} {pattern}')
    .with(() => allRoutes())
    .run(async ({ assert, cleanup }, route) => {
      env.set('THROTTLE_ENABLED', true)
      cleanup(async () => {
        env.set('THROTTLE_ENABLED', false)
        await limiter.clear()
      })
      const { user, product, authorization } = await owner()

      const target = `${route.method} ${filled(route, product.id, user.id)}`
      const headers = [authorization, JSON_TYPE]
      const { head } = await rawRequest(target, { headers, body: route.body && '{}' })

      const caller = route.guard === 'anyone' ? 'anon' : 'user'
      const expected = (route.throttle ?? ['caller']).map((one) =>
        one === 'caller' ? caller : one
      )
      const counted = [...head.matchAll(/^ratelimit-policy: "([\w-]+)"/gim)].map(
        ([, name]) => name!
      )
      assert.sameMembers(counted, expected)
    })

  test('answers HEAD as GET but for the body, with the slash and without it: {pattern}')
    .with(() => allRoutes().filter(({ method }) => method === 'GET'))
    .run(async ({ assert }, route) => {
      const { user, product, authorization } = await owner()
      const path = filled(route, product.id, user.id)
      const ask = (target: string) => rawRequest(target, { headers: [authorization] })

      const [get, head, bare] = [
        await ask(`GET ${path}`),
        await ask(`HEAD ${path}`),
        await ask(`GET ${path.replace(/\/$/, '')}`),
      ]

      const names = (text: string) =>
        [...text.matchAll(/^([\w-]+):/gim)].map(([, name]) => name!.toLowerCase()).sort()
      assert.equal(head.status, get.status)
      assert.equal(head.body, '')
      assert.deepEqual(names(head.head), names(get.head))
      assert.equal(bare.status, get.status)
      if (route.guard !== 'anyone') assert.match(get.head, /^vary: .*Authorization/im)
    })
})
