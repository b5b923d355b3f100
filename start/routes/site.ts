import Type from 'typebox'
import app from '@adonisjs/core/services/app'
import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import type { Answer, Entry } from '#routing/entry'
import { middleware } from '#start/kernel'
import { resource } from '#start/routes/resource'
import { Health } from '#shapes/health'
import { Links } from '#shapes/links'
import { sampleOf } from '#shapes/schema'
import { Info, Stats } from '#shapes/site'
import { schemaValidator } from '#validators/schema'

const site = controllers.site
const { get } = resource('System', 'What the server says about itself')
const pages = resource('Documentation', 'Pages for browsers', 'page')

// No client of the API asks for these two, so they have no entry and the document leaves them out.
router.get('/', [site.Home, 'index']).as('home.index').use(middleware.page())
router.get('assets/:file', [site.Assets, 'show']).as('assets.show')

if (app.inDev)
  router.get('dev/mails', [site.DevMails, 'index']).as('dev.mails.index').use(middleware.page())

get('', [site.Links, 'index'], {
  name: 'links.index',
  guard: 'viewer',
  answers: ok(Links, 'Absolute URLs by path'),
  summary: 'List where to go',
  description: 'Every path that takes no parameters.',
})

get('info', [site.Info, 'show'], {
  name: 'info.show',
  guard: 'viewer',
  answers: ok(Info, 'The server'),
  summary: 'Read what this server is',
  description: 'Its version, where its documentation is, and the limits it has.',
})

get('stats', [site.Stats, 'show'], {
  name: 'stats.show',
  guard: 'viewer',
  answers: ok(Stats, 'The counts'),
  summary: 'Read how much there is',
  description: 'Of what everybody may see, at most ten seconds old.',
})

const up = { status: 'ok', ms: 0.42 } as const

/** What balancers ask, as often as they like. */
const health = (checks: Health['checks']): Pick<Entry, 'guard' | 'throttle' | 'answers'> => {
  const example = { ...sampleOf(Health), checks }
  const away = {
    shape: Health,
    description: 'A needed part is down',
    example: { ...example, status: 'unavailable' },
    headers: ['Retry-After' as const],
  }
  const answers = ok(Health, 'All is well', example)
  const canFail = Object.keys(checks).length > 0
  return { guard: 'anyone', throttle: [], answers: canFail ? { ...answers, 503: away } : answers }
}

get('health', [site.Health, 'index'], {
  name: 'health.index',
  ...health({ database: up }),
  summary: 'Ask whether all needed parts are up',
  description: 'Each part has less than a second to answer.',
})

get('health/live', [site.Health, 'live'], {
  name: 'health.live',
  ...health({}),
  summary: 'Ask whether the process runs',
  description: 'Whatever it depends on: restarting it would not bring a database back.',
})

get('health/ready', [site.Health, 'ready'], {
  name: 'health.ready',
  ...health({ process: up, database: up }),
  summary: 'Ask whether to send requests here',
  description: 'Not while a needed part is down, and not from the moment a shutdown begins.',
})

get('/api/schema', [site.Schema, 'show'], {
  name: 'schema.show',
  guard: 'anyone',
  throttle: [],
  query: schemaValidator,
  answers: {
    200: {
      shape: Type.Record(Type.String(), Type.Unknown(), {
        description: 'https://spec.openapis.org/oas/v3.1.1.html',
      }),
      description: 'OpenAPI 3.1',
      content: { 'application/yaml': Type.String() },
      headers: ['ETag'],
    },
    304: { description: 'As you have it already' },
  },
  summary: 'Read this document',
  description: 'YAML by `Accept: application/yaml` or `?format=yaml`.',
})

const page: Record<number, Answer> = {
  200: { description: 'A page for browsers', content: { 'text/html': Type.String() } },
}

pages.get('/api/docs', [site.Docs, 'index'], {
  name: 'docs.index',
  guard: 'anyone',
  throttle: [],
  answers: page,
  summary: 'Try the API in a browser',
  description: 'Swagger UI on this document.',
})

pages.get('/api/docs/errors/:code', [site.ErrorPages, 'show'], {
  name: 'docs.errors.show',
  guard: 'anyone',
  throttle: [],
  answers: page,
  summary: 'Read what an error code means',
  description: 'And what to do about it; `type` of a problem leads here.',
})
