import type { Server } from 'node:http'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import { dbAssertions } from '@adonisjs/lucid/plugins/db'
import { apiClient } from '@japa/api-client'
import { assert } from '@japa/assert'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { spec } from '@japa/runner/reporters'
import type { Config } from '@japa/runner/types'
import { cost } from '#auth/django_hash'
import { clearKeptCounts } from '#db/kept_counts'
import { holdAnswersToTheDocument } from '#tests/helpers/openapi'
import { addPageRoutes } from '#tests/helpers/page_routes'
import { takeDatabase } from '#tests/helpers/own_database'
import { totals } from '#tests/helpers/totals'

export const plugins: Config['plugins'] = [
  assert(),
  apiClient(),
  pluginAdonisJS(app),
  holdAnswersToTheDocument,
  authApiClient(app),
  dbAssertions(app),
]

export const reporters: Config['reporters'] = {
  activated: ['spec', 'totals'],
  list: [spec(), totals],
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [addPageRoutes, takeDatabase, migrateOnce],
  teardown: [],
}

/** Nothing is undone at the end: the next run begins with an empty schema. */
async function migrateOnce() {
  await testUtils.db().migrate()
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  suite.onGroup((group) => group.each.setup(() => clearKeptCounts()))
  if (suite.name === 'unit') return
  suite.setup(startServer)
  suite.setup(hashCheaply)
}

async function startServer() {
  const stop = await testUtils.httpServer().start()
  const { default: server } = await import('@adonisjs/core/services/server')
  const { prepareNodeServer } = await import('#surfaces/node_server')
  prepareNodeServer(server.getNodeServer() as Server)
  return stop
}

/** The cost of a hash is held by tests/unit/auth/django_hash.spec.ts. */
function hashCheaply() {
  const { memoryCost } = cost
  cost.memoryCost = 256
  return () => void (cost.memoryCost = memoryCost)
}
