import { test } from '@japa/runner'
import router from '@adonisjs/core/services/router'
import { pathOf } from '#routing/table'
import { routesNamedByTheContract } from '#tests/helpers/contract_routes'

/** Every route of the router but the panel's, with an entry or without, as `GET /api/v1/products/{}/`. */
const routed = () =>
  Object.values(router.toJSON())
    .flat()
    .filter(({ pattern }) => !/^\/(tests|admin)(\/|$)/.test(pattern))
    .flatMap((route) =>
      route.methods
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${pathOf(route).replace(/\{\w+\}/g, '{}')}`)
    )

test.group('docs/contract.md', () => {
  test('lists the routes that answer, and no other', ({ assert }) => {
    const listed = routesNamedByTheContract().filter(({ isListed }) => isListed)
    const routes = listed.map(({ method, path }) => `${method} ${path}`)

    assert.sameMembers([...new Set(routes)], routed())
  })

  test('speaks of no path that is not there', ({ assert }) => {
    const spoken = routesNamedByTheContract().filter(({ isListed }) => !isListed)
    const unknown = spoken.filter(
      ({ path }) => !routed().some((route) => route.endsWith(path.replace('…', '')))
    )

    assert.isAbove(spoken.length, 2)
    assert.deepEqual(unknown, [])
  })
})
