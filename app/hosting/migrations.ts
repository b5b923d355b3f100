import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import db from '@adonisjs/lucid/services/db'
import { MigrationRunner } from '@adonisjs/lucid/migration'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import { ownConnection } from '#db/own_connection'
import { refusalOfOtherBuilds } from '#hosting/other_builds'
import { StartupError } from '#support/startup_error'

const CONNECTION = 'migrations'
const NO_LIMITS = { statement_timeout: 0, query_timeout: 0, lock_timeout: 0 }

/**
 * Brings the schema up to date, on a connection without the time limits of requests. Waits while
 * another process is at it.
 *
 * @param database - another one than that of the settings, on the same server
 * @returns the names of the migrations that ran
 * @throws StartupError for a database of another build; whatever a migration threw, those before it stay
 */
export async function migrate(database?: string): Promise<string[]> {
  const config = db.manager.get(db.primaryConnectionName)!.config as PostgreConfig
  const connection = { ...ownConnection(database), ...NO_LIMITS } as object
  db.manager.add(CONNECTION, { ...config, connection } as PostgreConfig)
  try {
    const refusal = await refusalOfOtherBuilds(CONNECTION)
    if (refusal) throw new StartupError(refusal)
    return await whenFree()
  } finally {
    await db.manager.close(CONNECTION, true)
  }
}

async function whenFree(): Promise<string[]> {
  const runner = new MigrationRunner(db, app, { direction: 'up', connectionName: CONNECTION })
  // Without the lock it also throws that it cannot release it.
  await runner.run().catch((error: Error) => (runner.error ??= error))
  if (!runner.error) return Object.keys(runner.migratedFiles)
  if ((runner.error as NodeJS.ErrnoException).code !== 'E_UNABLE_ACQUIRE_LOCK') throw runner.error
  await sleep(200)
  return whenFree()
}

interface Undone {
  connection?: string
  /** only migrations after this batch; without it those of the last batch */
  batch?: number
  limit?: number
}

/** Classes of the migrations that a rollback would undo, the last one first. */
export async function lastMigrations({ connection, batch, limit }: Undone) {
  const { rows } = await db.connection(connection).rawQuery<{ rows: { name: string }[] }>(
    `select name from adonis_schema
     where batch > coalesce(nullif(:batch, '')::int, (select max(batch) - 1 from adonis_schema)) order by id desc limit nullif(:limit, '')::int`,
    { batch: String(batch ?? ''), limit: String(limit ?? '') }
  )
  const classes = rows.map(async ({ name }) => {
    const { default: migration } = await import(`#database/migrations/${name.split('/').at(-1)}`)
    return migration as { keepsRows?: boolean }
  })
  return Promise.all(classes)
}
