import Type from 'typebox'
import type { Operation, Operations } from '#openapi/operation'
import { refusals } from '#openapi/refusals'
import { Health } from '#shapes/health'
import { Links } from '#shapes/links'
import { Info, Stats } from '#shapes/site'
import { schemaValidator } from '#validators/schema'

const open = { caller: 'anyone', exempt: true } as const

interface Question {
  summary: string
  description: string
  checks: Health['checks']
}

const health = ({ checks, ...question }: Question): Operation => ({
  ...open,
  ...question,
  answers: {
    200: {
      description: 'All is well',
      shape: Health,
      example: { status: 'ok', timestamp: '2026-11-23T21:04:05Z', version: '0.1.0', checks },
    },
    503: { description: 'A needed part is down', shape: Health, headers: ['Retry-After'] },
  },
})

const database = { status: 'ok', ms: 0.42 } as const

const page = { description: 'A page for browsers', content: { 'text/html': Type.String() } }

/** What the server says about itself. */
export const system: Operations = {
  'links.index': {
    caller: 'viewer',
    summary: 'List where to go',
    description: 'Every path that takes no parameters.',
    answers: {
      200: {
        description: 'Absolute URLs by path',
        shape: Links,
        example: { products: 'http://localhost:3333/api/v1/products/' },
      },
    },
  },
  'info.show': {
    caller: 'viewer',
    summary: 'Read what this server is',
    description: 'Its version, where its documentation is, and the limits it has.',
    answers: {
      200: {
        description: 'The server',
        shape: Info,
        example: {
          ...{ name: 'Vitrin', version: '0.1.0', api_version: 'v1' },
          documentation: 'http://localhost:3333/api/docs/',
          schema: 'http://localhost:3333/api/schema/',
          limits: { page_size: 20, page_size_max: 100, count: 10_000, body_bytes: 1_048_576 },
          currencies: ['EUR', 'TRY', 'USD'],
        },
      },
    },
  },
  'stats.show': {
    caller: 'viewer',
    summary: 'Read how much there is',
    description: 'Of what everybody may see, at most ten seconds old.',
    answers: {
      200: {
        description: 'The counts',
        shape: Stats,
        example: {
          ...{ products_count: 80, users_count: 30, categories_count: 12, tags_count: 34 },
          ...{ comments_count: 152, likes_count: 411 },
        },
      },
    },
  },
  'health.index': health({
    summary: 'Ask whether all needed parts are up',
    description: 'Each part has less than a second to answer.',
    checks: { database },
  }),
  'health.live': health({
    summary: 'Ask whether the process runs',
    description: 'Whatever it depends on: restarting it would not bring a database back.',
    checks: {},
  }),
  'health.ready': health({
    summary: 'Ask whether to send requests here',
    description: 'Not while a needed part is down, and not from the moment a shutdown begins.',
    checks: { process: { status: 'ok', ms: 0 }, database },
  }),
  'schema.show': {
    ...open,
    summary: 'Read this document',
    description: 'YAML by `Accept: application/yaml` or `?format=yaml`.',
    query: schemaValidator,
    answers: {
      200: {
        description: 'OpenAPI 3.1',
        shape: Type.Record(Type.String(), Type.Unknown(), {
          description: 'https://spec.openapis.org/oas/v3.1.1.html',
        }),
        content: { 'application/yaml': Type.String() },
        headers: ['ETag'],
      },
      304: { description: 'As you have it already' },
    },
  },
  'docs.index': {
    ...open,
    summary: 'Try the API in a browser',
    description: 'Swagger UI on this document.',
    answers: { 200: page },
  },
  'docs.errors.show': {
    ...open,
    summary: 'Read what an error code means',
    description: 'And what to do about it; `type` of a problem leads here.',
    answers: { 200: page },
    refusals: [refusals.notFound],
  },
}
