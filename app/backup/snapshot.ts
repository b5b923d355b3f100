import type pg from 'pg'
import { Catalog } from '#backup/catalog/catalog'
import { BackupBusy } from '#backup/failures'
import { advisoryKeys } from '#db/advisory_keys'
import { openSession } from '#db/own_connection'

/** Whoever makes a backup, holds one against its manifest or puts one back does it alone. */
const LOCK = advisoryKeys.backup.text
/** Held by all backups together; whoever deletes files wants it alone. */
const KEEP_FILES = advisoryKeys.keepFiles.text

/** Texts of rows that do not depend on the settings of a server or a role. */
const SETTINGS = {
  search_path: '',
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '3',
  xmloption: 'content',
  row_security: 'off',
  synchronize_seqscans: 'off',
  lock_timeout: '0',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
}

/** For the transaction that a session is in, which a pooler keeps on one session as well. */
export async function settleTransaction(client: pg.Client): Promise<void> {
  for (const [name, value] of Object.entries(SETTINGS))
    await client.query(`select set_config($1, $2, true)`, [name, value])
}

/** @throws BackupBusy */
export async function holdBackupLock(client: pg.Client, scope: 'xact_' | '' = ''): Promise<void> {
  const { rows } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_${scope}lock(${LOCK}) as mine`
  )
  if (!rows[0]!.mine) throw new BackupBusy()
}

/** Whether somebody is at a backup, a check or a restore now. */
export async function isBusy(): Promise<boolean> {
  const client = await openSession('vitrin restore')
  try {
    await client.query('begin')
    await holdBackupLock(client, 'xact_')
    return false
  } catch (error) {
    if (error instanceof BackupBusy) return true
    throw error
  } finally {
    await client.end()
  }
}

/** The schemas that are the site's: that of the tables and that of the queue. */
export async function ownSchemas(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ schemas: string[] }>(
    `select array_agg(nspname::text order by nspname) as schemas from pg_namespace where nspname in (current_schema(), 'jobs')`
  )
  return rows[0]!.schemas
}

/**
 * One moment of the database: all that is read there belongs together, however long it takes, and nobody
 * waits for it but who changes tables.
 */
export class Snapshot {
  private constructor(
    readonly client: pg.Client,
    readonly catalog: Catalog
  ) {}

  /** @throws BackupBusy */
  static async open(): Promise<Snapshot> {
    const client = await openSession('vitrin backup')
    try {
      await client.query('begin isolation level repeatable read read only')
      await holdBackupLock(client, 'xact_')
      await client.query(`select pg_advisory_xact_lock_shared(${KEEP_FILES})`)
      const schemas = await ownSchemas(client)
      await settleTransaction(client)
      return new Snapshot(client, new Catalog(client, schemas))
    } catch (error) {
      await client.end()
      throw error
    }
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {})
  }
}
