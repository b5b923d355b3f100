import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { ApiClient, type ApiResponse } from '@japa/api-client'
import router from '@adonisjs/core/services/router'
import { pathOf } from '#routing/table'
import { openapi } from '#openapi/document'
import { RATE_LIMIT } from '#routing/headers'

interface DocumentedAnswer {
  $ref?: string
  headers?: Record<string, unknown>
  content?: Record<string, unknown>
}

type Paths = Record<string, Record<string, { responses: Record<string, DocumentedAnswer> }>>

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)

/** A validator for what stands at a JSON pointer of the document, given as its segments. */
export function validatorAt(...segments: string[]) {
  if (!ajv.getSchema('vitrin')) ajv.addSchema(openapi(), 'vitrin')
  const escaped = segments.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
  return ajv.getSchema(`vitrin#/${escaped.map(encodeURIComponent).join('/')}`)!
}

/** Where the document has the answer to this request, or why it has not. */
function locate(method: string, path: string, status: number): string[] | string {
  const matched = router.match(path, method === 'HEAD' ? 'GET' : method, false)
  if (!matched) return status < 400 ? 'no such route' : ['components', 'responses', 'Refusal']
  const at = [pathOf(matched.route), method === 'HEAD' ? 'get' : method.toLowerCase()]
  const responses = (openapi().paths as Paths)[at[0]!]?.[at[1]!]?.responses
  if (!responses) return `the route ${matched.route.name} has no entry`
  const answer = responses[status]
  if (!answer) return 'undocumented status'
  return answer.$ref?.split('/').slice(1) ?? ['paths', ...at, 'responses', String(status)]
}

const at = (segments: string[]) =>
  segments.reduce<unknown>((part, key) => Object(part)[key], openapi()) as DocumentedAnswer

function bodyFaults(where: string[], response: ApiResponse): string[] {
  const { content } = at(where)
  if (!content) return response.text() ? ['there is a body where none is documented'] : []
  if (!content[response.type()]) return [`undocumented content type "${response.type()}"`]
  if (!response.type().endsWith('json')) return []
  const validate = validatorAt(...where, 'content', response.type(), 'schema')
  if (validate(response.body())) return []
  return validate.errors!.map(({ instancePath, message, params }) =>
    [instancePath || '(body)', message, JSON.stringify(params)].join(' ')
  )
}

const missingHeaders = (where: string[], response: ApiResponse) =>
  Object.keys(at(where).headers ?? {})
    .filter((name) => !(RATE_LIMIT as string[]).includes(name))
    .filter((name) => response.header(name.toLowerCase()) === undefined)
    .map((name) => `the header ${name} is missing`)

/** What an answer of the API breaks of its document; empty when it keeps to it. */
export function faults(method: string, path: string, response: ApiResponse): string[] {
  if (method === 'OPTIONS' || !/^\/api(\/|$)/.test(path)) return []
  const where = locate(method, path, response.status())
  if (typeof where === 'string') return [where]
  const body = method === 'HEAD' ? [] : bodyFaults(where, response)
  return [...body, ...missingHeaders(where, response)]
}

/** Japa plugin: every answer that a test gets is held against the OpenAPI document. */
export function holdAnswersToTheDocument() {
  ApiClient.teardown((response) => {
    const { method, endpoint } = response.request.config
    const { pathname } = new URL(endpoint, 'http://localhost')
    const found = faults(method, pathname, response)
    if (!found.length) return
    const answer = `${method} ${endpoint} answered ${response.status()}`
    throw new Error([`${answer} against its OpenAPI document:`, ...found].join('\n  '))
  })
}
