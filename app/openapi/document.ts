import { stringify } from 'yaml'
import { answers, anyRefusal, sharedRefusals } from '#openapi/answers'
import { apiRoutes, type ApiRoute } from '#openapi/api_routes'
import { withComponents } from '#openapi/components'
import { examples } from '#openapi/refusal_examples'
import { headers } from '#openapi/headers'
import { introduction } from '#openapi/introduction'
import { parameters, requestBody } from '#openapi/input'
import type { Caller } from '#openapi/operation'
import { operations, tags } from '#openapi/routes'
import { version } from '#hosting/version'

const SECURITY: Record<Caller, object[]> = {
  anyone: [],
  viewer: [{}, { bearer: [] }],
  user: [{ bearer: [] }],
}

function operationObject({ name, pattern }: ApiRoute): object {
  const operation = operations[name]!
  return {
    operationId: name,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    security: SECURITY[operation.caller],
    parameters: parameters(pattern, operation),
    requestBody: requestBody(operation),
    responses: answers(operation),
  }
}

function paths() {
  const all: Record<string, Record<string, object>> = {}
  for (const route of apiRoutes().filter(({ name }) => name in operations))
    (all[route.path] ??= {})[route.method] = operationObject(route)
  return all
}

function build() {
  const { plain, schemas } = withComponents({
    openapi: '3.1.0',
    info: {
      title: 'Vitrin API',
      version,
      description: introduction,
      contact: { name: 'Whoever runs this server' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server' }],
    tags,
    paths: paths(),
    components: {
      examples,
      headers,
      responses: { Refusal: anyRefusal(), ...sharedRefusals(Object.values(operations)) },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token',
        },
      },
    },
  })
  return { ...plain, components: { schemas, ...plain.components } }
}

let document: ReturnType<typeof build> | undefined
let json: string | undefined
let yaml: string | undefined

/** The OpenAPI 3.1 document of the routes as they are; built once, when they all are there. */
export const openapi = () => (document ??= build())
export const openapiJson = () => (json ??= JSON.stringify(openapi()))
export const openapiYaml = () => (yaml ??= stringify(openapi(), { aliasDuplicateObjects: false }))
