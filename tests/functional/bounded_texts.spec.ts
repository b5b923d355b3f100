import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { accepted } from '#openapi/input'
import { allRoutes, pathOf } from '#routing/table'
import { rawRequest } from '#tests/helpers/raw_request'
import { owner, WRITE_ROUTES, type WriteRoute } from '#tests/helpers/write_routes'

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  format?: string
  maxLength?: number
  properties?: Record<string, Schema>
  items?: Schema
}

/** Longer than any text may be that comes in. */
const ENDLESS = 'x'.repeat(100_000)

/** Paths of the texts in a schema: `profile.bio`, `tags.0`. */
const textsIn = (schema: Schema, path: string[] = []): [string[], Schema][] => {
  if (schema.properties)
    return Object.entries(schema.properties).flatMap(([name, field]) =>
      textsIn(field, [...path, name])
    )
  if (schema.items) return textsIn(schema.items, [...path, '0'])
  return [schema.type].flat().includes('string') ? [[path, schema]] : []
}

const isBounded = ({ maxLength, enum: words, format, type }: Schema) =>
  maxLength !== undefined ||
  words !== undefined ||
  format === 'date' ||
  [type].flat().includes('number')

/** `{profile: {bio: text}}` for `['profile', 'bio']`. */
const holding = (text: string, [name, ...rest]: string[]): unknown => {
  if (name === undefined) return text
  return name === '0' ? [holding(text, rest)] : { [name]: holding(text, rest) }
}

/** The paths of the fields that an answer tells something of. */
const pathsIn = (errors: object): string[][] =>
  Object.entries(errors).flatMap(([name, inner]) =>
    Array.isArray(inner) ? [[name]] : pathsIn(inner).map((path) => [name, ...path])
  )

const bodies = () => allRoutes().filter(({ body }) => body)
const fieldsOf = () =>
  bodies().flatMap((route) =>
    textsIn(accepted(route.body!.validator) as Schema).map(([path, schema]) => ({
      ...{ route: `${route.method} ${pathOf(route).replace(/{\w+}/g, '*')}`, path, schema },
    }))
  )

test.group('Every text that comes in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('has a maximum in the document', ({ assert }) => {
    const queries = allRoutes().flatMap(({ query }) =>
      query ? textsIn(accepted(query) as Schema) : []
    )
    const unbounded = [...queries, ...fieldsOf().map(({ path, schema }) => [path, schema] as const)]
      .filter(([, schema]) => !isBounded(schema))
      .map(([path]) => path.join('.'))

    assert.deepEqual([...new Set(unbounded)], [])
    assert.isAbove(fieldsOf().length, 40)
  })

  test('is refused by its name when it has no end: {route} {path}')
    .with(fieldsOf)
    .run(async ({ client, assert }, { route, path }) => {
      const { user, target } = await owner()
      const [method = '', url = ''] = target(route).split(' ')
      const body = { ...WRITE_ROUTES[route as WriteRoute], ...(holding(ENDLESS, path) as object) }

      const answer = await client.request(url, method).json(body).loginAs(user)

      answer.assertStatus(400)
      // A part of an effect leaves out what else it needs, which is told as well.
      assert.deepInclude(pathsIn(answer.body()), path)
    })

  test('is no row, filter or page when it has no end: {pattern}')
    .with(() => allRoutes().filter(({ method }) => method === 'GET'))
    .run(async ({ assert }, route) => {
      const text = ENDLESS.slice(0, 12_000)
      const path = pathOf(route)
      const names = [
        ...textsIn(route.query ? (accepted(route.query) as Schema) : {}).map(([[name]]) => name!),
        ...(route.orderedBy ? ['page', 'page_size', 'cursor', 'ordering', 'other'] : []),
      ]
      const targets = [
        ...(path.includes('{') ? [path.replace(/{\w+}/, text)] : []),
        ...names.map((name) => `${path.replace(/{\w+}/, '1')}?${name}=${text}`),
      ]
      for (const target of targets) {
        const { status } = await rawRequest(`GET ${target}`)
        assert.include([200, 400, 401, 404], status, target.slice(0, 80))
      }
    })
})
