import { setTimeout as pause } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { BaseSchema } from '@adonisjs/lucid/schema'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { committed } from '#db/atomically'

/** Class 55P03 and 40P01 of PostgreSQL's errcodes: somebody else holds the lock. */
const LOCKED = ['55P03', '40P01']
const ATTEMPTS = 120
/** Shorter steps are not worth a line of the log. */
const WORTH_TELLING_MS = 100
const BATCH = 2_000

interface Rows {
  table: string
  /** a condition on alias `t` */
  where?: string
}

/**
 * Changes a schema beside a working application. A change that waits for its lock makes everybody
 * behind it wait too, so each is its own short transaction, gives up after 900 ms (before PostgreSQL
 * looks for deadlocks and might pick somebody else's transaction) and tries again a second later,
 * for some four minutes. Statements must be repeatable: the next run finishes what a killed one began.
 */
export abstract class PatientSchema extends BaseSchema {
  static disableTransactions = true
  /** Whether undoing it drops no table and no column, so that nothing is lost that `up` would not bring back. */
  static keepsRows = false

  /** Runs the statements in one transaction, patiently. */
  protected change(step: string, ...statements: string[]) {
    this.step(step, (db) => patiently(() => inOneTransaction(db, statements)))
  }

  /** Runs one statement that needs no patience or forbids a transaction (`concurrently`). */
  protected apart(step: string, statement: string) {
    this.step(step, (db) => db.rawQuery(statement))
  }

  /** Makes indexes, name → what each is on, without stopping writers. */
  protected indexEach(indexes: Record<string, string>, kind: '' | 'unique' = '') {
    for (const [name, target] of Object.entries(indexes)) {
      this.change(`leftover ${name}`, dropInvalid(name))
      this.apart(name, `create ${kind} index concurrently if not exists ${name} on ${target}`)
    }
  }

  protected dropIndexes(names: string[]) {
    for (const name of names) this.apart(name, `drop index concurrently if exists ${name}`)
  }

  /**
   * Runs statements for rows of a table, some ids at a time in place of their `%`, each time in one
   * transaction. Rows that do not meet the condition (on alias `t`) are neither locked nor written.
   */
  protected inBatches(step: string, rows: Rows, statements: string[]) {
    this.step(step, async (db) => {
      for (let ids = await idsAfter(db, rows, -1); ids.length;) {
        const list = `'{${ids.join()}}'::bigint[]`
        const filled = statements.map((statement) => statement.replace('%', list))
        await patiently(() => inOneTransaction(db, filled))
        ids = await idsAfter(db, rows, ids.at(-1)!)
      }
    })
  }

  /** Runs anything, and logs how long it took if it took long. */
  protected step(step: string, work: (db: QueryClientContract) => Promise<unknown>) {
    this.defer(async (db) => {
      const start = performance.now()
      await work(db)
      const ms = Math.round(performance.now() - start)
      if (ms >= WORTH_TELLING_MS) logger.info('%s: %d ms', step, ms)
    })
  }
}

/** A build that was killed leaves an index that is paid for and never read. */
function dropInvalid(name: string) {
  return `do $do$ begin
    if exists (select from pg_index where indexrelid = to_regclass('${name}') and not indisvalid)
    then drop index ${name}; end if;
  end $do$`
}

async function idsAfter(
  db: QueryClientContract,
  { table, where = 'true' }: Rows,
  last: number
): Promise<number[]> {
  const statement = `select id from ${table} t where id > ? and ${where} order by id limit ?`
  const { rows } = await db.rawQuery(statement, [last, BATCH])
  return rows.map(({ id }: { id: number }) => id)
}

async function inOneTransaction(db: QueryClientContract, statements: string[]) {
  await committed(db, async (trx) => {
    await trx.rawQuery(`set local lock_timeout = '900ms'`)
    for (const statement of statements) await trx.rawQuery(statement)
  })
}

async function patiently(work: () => Promise<void>, attempt = 1): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!LOCKED.includes((error as { code: string }).code) || attempt === ATTEMPTS) throw error
    await pause(1000)
    await patiently(work, attempt + 1)
  }
}
