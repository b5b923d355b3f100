import site from '#config/site'
import { stringify } from 'yaml'
import { answers, anyRefusal, sharedRefusals } from '#openapi/answers'
import { withComponents } from '#openapi/components'
import { examples } from '#openapi/refusal_examples'
import { headers } from '#routing/headers'
import { introduction } from '#openapi/introduction'
import { parameters, requestBody } from '#openapi/input'
import type { Guard, Route } from '#routing/entry'
import { allResources, allRoutes, pathOf } from '#routing/table'
import { version } from '#hosting/version'

const SIGNED_IN = [{ bearer: [] }]

const SECURITY: Record<Guard, object[]> = {
  anyone: [],
  viewer: [{}, ...SIGNED_IN],
  user: SIGNED_IN,
  owner: SIGNED_IN,
  moderator: SIGNED_IN,
  staff: SIGNED_IN,
}

const operation = (route: Route) => ({
  operationId: route.name,
  tags: [route.tag],
  summary: route.summary,
  description: route.description,
  security: SECURITY[route.guard],
  ...(route.guard === 'anyone' || route.surface === 'page' ? {} : { 'x-token-scope': route.scope }),
  parameters: parameters(route),
  requestBody: requestBody(route),
  responses: answers(route),
})

function paths() {
  const all: Record<string, Record<string, object>> = {}
  for (const route of allRoutes())
    (all[pathOf(route)] ??= {})[route.method.toLowerCase()] = operation(route)
  return all
}

const info = {
  title: `${site.name} API`,
  version,
  description: introduction,
  contact: { name: 'Whoever runs this server' },
  license: { name: 'MIT', identifier: 'MIT' },
}

function build() {
  const { plain, schemas } = withComponents({
    openapi: '3.1.0',
    info,
    servers: [{ url: '/', description: 'This server' }],
    tags: allResources(),
    paths: paths(),
    components: {
      examples,
      headers,
      responses: { Refusal: anyRefusal(), ...sharedRefusals(allRoutes()) },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'An access token, or a personal access token with the scope of the operation',
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
