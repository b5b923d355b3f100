import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import router from '@adonisjs/core/services/router'
import { openapi } from '#openapi/document'
import { allRoutes } from '#routing/table'
import { faults, validatorAt } from '#tests/helpers/openapi'

interface Example {
  /** JSON pointer segments of the media type */
  at: string[]
  value: unknown
}

/** https://spec.openapis.org/oas/3.1/schema/2026-08-03, with JSON Schema's own rules for schemas. */
function metaSchema() {
  const file = new URL('../../data/openapi-3.1.schema.json', import.meta.url)
  const schema = JSON.parse(readFileSync(file, 'utf8'))
  schema.$defs.schema = { $ref: 'https://json-schema.org/draft/2020-12/schema' }
  return schema
}

/** Every media type that has examples, with those that are referred to looked up. */
function examplesIn(part: unknown, at: string[] = []): Example[] {
  if (typeof part !== 'object' || part === null) return []
  const { schema, example, examples } = part as Record<string, unknown>
  const values = [example, ...Object.values(examples ?? {}).map(resolved)].filter(Boolean)
  const own = schema ? values.map((value) => ({ at, value })) : []
  return [...own, ...Object.entries(part).flatMap(([key, one]) => examplesIn(one, [...at, key]))]
}

function resolved({ $ref }: { $ref: string }): unknown {
  const name = $ref.slice('#/components/examples/'.length)
  return openapi().components.examples[name]!.value
}

test.group('The OpenAPI document', () => {
  test('is valid by the schema of OpenAPI 3.1', ({ assert }) => {
    const ajv = new Ajv2020({ strict: false }).addFormat('media-range', true)
    addFormats.default(ajv)
    const validate = ajv.compile(metaSchema())

    assert.isTrue(validate(openapi()), JSON.stringify(validate.errors))
  })

  test('has every route of the router but the pages that people open, and no other', ({
    assert,
  }) => {
    const routed = Object.values(router.toJSON())
      .flat()
      .filter(({ pattern }) => !/^\/(tests|account|admin)(\/|$)/.test(pattern))
      .flatMap(({ name, pattern, methods }) =>
        methods.filter((one) => one !== 'HEAD').map((method) => `${method} ${pattern} ${name}`)
      )
    const entered = allRoutes().map(({ method, pattern, name }) => `${method} ${pattern} ${name}`)

    assert.sameMembers(routed, ['GET / home.index', 'GET /assets/:file assets.show', ...entered])
    assert.equal(new Set(allRoutes().map(({ name }) => name)).size, entered.length)
  })

  test('names its components as identifiers, which generators of clients make types of', ({
    assert,
  }) => {
    for (const [room, parts] of Object.entries(openapi().components))
      for (const name of Object.keys(parts))
        assert.match(name, room === 'headers' ? /^[A-Za-z][\w-]*$/ : /^[A-Za-z]\w*$/, room)
  })

  test('has examples that its own schemas allow', ({ assert }) => {
    const found = [
      ...examplesIn(openapi().paths, ['paths']),
      ...examplesIn(openapi().components.responses, ['components', 'responses']),
    ]
    assert.isAbove(found.length, 50)
    for (const { at, value } of found) {
      const validate = validatorAt(...at, 'schema')
      assert.isTrue(validate(value), `${at.join(' ')} ${JSON.stringify(validate.errors)}`)
    }
  })

  test('refers to what it has, and has what it refers to', ({ assert }) => {
    const text = JSON.stringify(openapi())
    const targets = [...text.matchAll(/"#\/components\/(\w+)\/([\w.-]+)"/g)]
    const referred = targets.map(([, room, name]) => `${room}/${name}`)
    const there = Object.entries(openapi().components)
      .filter(([room]) => room !== 'securitySchemes')
      .flatMap(([room, parts]) => Object.keys(parts).map((name) => `${room}/${name}`))

    assert.sameMembers([...new Set(referred)], there)
  })

  test('closes every shape that goes out', ({ assert }) => {
    const { Product, Account, Error } = openapi().components.schemas
    for (const shape of [Product, Account, Error])
      assert.propertyVal(shape, 'additionalProperties', false)
  })

  test('holds answers to what it says of their own route', async ({ client, assert }) => {
    const response = await client.get('/api/v1/health/live/')

    assert.isEmpty(faults('GET', '/api/v1/health/live/', response))
    assert.include(faults('GET', '/api/v1/', response).join(), '/checks must be string')
    assert.deepEqual(faults('POST', '/api/v1/auth/register/', response), ['undocumented status'])
    assert.deepEqual(faults('GET', '/api/docs/', response), [
      'undocumented content type "application/json"',
    ])
  })
})
