import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import { defineConfig } from '@adonisjs/lucid'
import pg from 'pg'
import env from '#start/env'
import { assertOwnSession, MARK, settingsPerTransaction } from '#db/pooled_session'
import { endWhenSilent } from '#db/silent_connection'

// Ids and counters fit a double until 2^53; a string would leak into the JSON.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** A request gives up on the database within 3 s (contract §2); commands and migrations may take their time. */
const serving = app.getEnvironment() === 'web' || app.getEnvironment() === 'test'
const SERVER_LIMITS = { statement_timeout: 2000, lock_timeout: 1500 }

/** Rows are shaped from the text of their times; JIT costs more than it saves on short statements. */
const SESSION = { timezone: 'UTC', jit: 'off' }

/** Commands may lock and prepare, which a pooler in transaction mode does not keep. */
const directUrl = app.getEnvironment() === 'console' ? env.get('DB_DIRECT_URL') : undefined
const url = directUrl || env.get('DATABASE_URL')
const isPooled = env.get('DB_POOLER') === 'transaction' && !directUrl

const options = Object.entries(SESSION)
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')

/** How a session gets its settings: when it starts, or where a pooler stands between, with each transaction. */
const session = isPooled ? {} : { ...(serving ? SERVER_LIMITS : {}), options: `${options} ${MARK}` }
const settle = isPooled
  ? settingsPerTransaction({ ...SESSION, ...(serving ? SERVER_LIMITS : {}) })
  : assertOwnSession

const credentials = url
  ? { connectionString: url }
  : {
      host: env.get('DB_HOST'),
      port: env.get('DB_PORT', 5432),
      user: env.get('DB_USER'),
      password: env.get('DB_PASSWORD'),
      database: env.get('DB_NAME'),
    }

const ssl = {
  'disable': undefined,
  'require': { ssl: { rejectUnauthorized: false } },
  'verify-full': { ssl: true },
}[env.get('DB_SSLMODE', 'disable')]

/** What knex warns of (a connection that ended or is refused) reaches whoever asked as an error as well. */
const KNEX_LOG = {
  warn() {},
  error: (message: string) => logger.error(message),
  deprecate: (message: string) => logger.info(message),
}

/** Tables that are read by statements only, and Django's own, which an adopted database brings along. */
const UNMODELLED = [
  'media_holds',
  'products_commentlike',
  'products_productcount',
  'products_productview',
  'products_producttext',
  'users_user_groups',
  'users_user_user_permissions',
  'auth_permission',
  'auth_group_permissions',
  'django_admin_log',
  'django_content_type',
  'django_migrations',
  'django_session',
]

export default defineConfig({
  connection: 'postgres',
  connections: {
    postgres: {
      client: 'pg',
      ...({ log: KNEX_LOG } as object),
      connection: {
        ...credentials,
        ...ssl,
        ...session,
        ...(serving ? { query_timeout: 2300 } : {}),
        connectionTimeoutMillis: 2000,
        application_name: 'vitrin',
        keepAlive: true,
      } as object,
      pool: {
        min: 0,
        max: env.get('DB_POOL_MAX', 8),
        acquireTimeoutMillis: 2000,
        afterCreate: (client: pg.Client, done: (error: Error | null, client: pg.Client) => void) =>
          endWhenSilent(client as never, () => settle(client, done)),
      },
      migrations: { naturalSort: true, paths: ['database/migrations'] },
      seeders: { paths: ['database/seeders'] },
      schemaGeneration: {
        enabled: app.inDev,
        rulesPaths: ['./database/schema_rules.js'],
        excludeTables: UNMODELLED,
      },
    },
  },
})
