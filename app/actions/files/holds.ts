import { setTimeout as pause } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import pLimit from 'p-limit'
import sql, { type Sql } from 'sql-template-tag'
import { noticeOutage } from '#db/outage'
import { holdFolder } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import { texts } from '#db/sql_lists'
import { execute } from '#db/statements'
import { StorageAwayException } from '#exceptions/storage'

interface Wanted {
  folder: string
  /** of files that will be put */
  names: string[]
  /** whether nobody else may hold the folder meanwhile */
  isAlone: boolean
  /** how long the work may take at most */
  seconds: number
  /** how long others are waited for */
  patienceMs?: number
}

/** Of a request; a hold of a process that died may last longer. */
const PATIENCE_MS = 5000
const PAUSE_MS = 100

/** However many uploads end at once, most connections of the pool are left to others. */
const few = pLimit(4)

/** Writes about the files of a folder, in one transaction. */
export const writeOfFiles: typeof atomically = (work) => few(() => atomically(work))

/**
 * Holds a folder for as long as files travel. It keeps no connection, and ends by itself when its holder dies.
 *
 * @returns what it is ended by
 * @throws StorageAwayException when others hold the folder for too long
 */
export async function takeHold(wanted: Wanted): Promise<number> {
  const deadline = performance.now() + (wanted.patienceMs ?? PATIENCE_MS)
  do {
    const id = await tryToHold(wanted)
    if (id !== undefined) return id
    await pause(PAUSE_MS * (0.5 + Math.random()))
  } while (performance.now() < deadline)
  throw new StorageAwayException(new Error(`the files of ${wanted.folder} are being moved`))
}

const tryToHold = ({ folder, names, isAlone, seconds }: Wanted): Promise<number | undefined> =>
  writeOfFiles(async (client) => {
    await holdFolder(folder, client)
    const statement = sql`
      insert into media_holds (folder, names, is_alone, ends_at)
      select ${folder}, ${texts(names)}, ${isAlone}, ${inSeconds(seconds)}
      where not exists (
        select from media_holds where folder = ${folder} and ${GOES_ON} and (is_alone or ${isAlone})
      ) returning id`
    const [hold] = await execute<{ id: number }>({ sql: statement }, client)
    return hold?.id
  })

/** The clock of the database: machines may differ. */
const inSeconds = (seconds: number) =>
  sql`clock_timestamp() + ${seconds}::float8 * interval '1 second'`
const GOES_ON = sql`ends_at > clock_timestamp()`

/** Makes a hold last for so many seconds from now. @throws StorageAwayException when it is over */
export async function prolongHold(id: number, seconds: number): Promise<void> {
  const statement = sql`
    update media_holds set ends_at = ${inSeconds(seconds)} where id = ${id} and ${GOES_ON} returning id`
  const { length: holds } = await execute({ sql: statement })
  assertOne(holds)
}

/** Ends a hold together with what a transaction wrote. @throws StorageAwayException when it is over */
export async function endHold(id: number, client: TransactionClientContract): Promise<void> {
  assertOne(await end(sql`id = ${id} and ${GOES_ON}`, client))
}

/** Ends a hold after which nothing was written; without a database it ends by itself. */
export async function dropHold(id: number): Promise<void> {
  await end(sql`id = ${id}`).catch((err: unknown) => {
    if (!noticeOutage(err)) logger.warn({ err }, 'a folder is held until its time is over')
  })
}

/** Ends the holds of processes that died. */
export const endOldHolds = (): Promise<number> => end(sql`not ${GOES_ON}`)

/** Files without rows are removed a minute later: a store may still carry out what it was asked when it hung. */
async function end(which: Sql, client?: TransactionClientContract): Promise<number> {
  const statement = sql`
    with ended as (delete from media_holds where ${which} returning names),
    lost as (
      insert into media_removals (name, due_at)
      select distinct put.name, clock_timestamp() + interval '1 minute' from ended, unnest(names) put (name)
      where not exists (select from media_files m where m.name = put.name) order by put.name
      on conflict (name) do update set due_at = excluded.due_at
    )
    select count(*) as holds from ended`
  const [found] = await execute<{ holds: number }>({ sql: statement }, client)
  return found!.holds
}

function assertOne(holds: number): void {
  if (holds !== 1) throw new StorageAwayException(new Error('the store took too long with files'))
}
