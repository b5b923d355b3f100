import { AsyncLocalStorage } from 'node:async_hooks'
import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { PgBoss } from 'pg-boss'

/** Where the tables of pg-boss live. */
export const SCHEMA = 'jobs'
/** The queue of the jobs that have failed for the last time. */
export const DEAD_LIST = 'failed'

const clients = new AsyncLocalStorage<QueryClientContract>()
let made: Promise<PgBoss> | undefined

/**
 * pg-boss over Lucid's pool. It is never started, so it has no timers and no connections of its own.
 * It is loaded when it is first used: that takes 0.2 s and 28 MB, which a start should not wait for.
 */
export const engine = (): Promise<PgBoss> => (made ??= makeEngine())

/** Asks pg-boss something on a client, such as a transaction; it uses no other connection meanwhile. */
export async function onClient<T>(
  client: QueryClientContract,
  ask: (boss: PgBoss) => Promise<T>
): Promise<T> {
  const boss = await engine()
  return clients.run(client, () => ask(boss))
}

async function makeEngine() {
  const { PgBoss, fromKnex } = await import('pg-boss')
  const executeSql = (text: string, values?: unknown[]) =>
    fromKnex((clients.getStore() ?? db.connection()).getWriteClient()).executeSql(text, values)
  return new PgBoss({ schema: SCHEMA, db: { executeSql } })
}
