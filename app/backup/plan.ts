import type pg from 'pg'
import { readArchive } from '#backup/archive_reader'
import { BrokenBackup } from '#backup/failures'
import { ENTRIES, type Manifest } from '#backup/manifest'
import { keptName, othersIn } from '#backup/scratch'
import { openSession, ownDatabase } from '#db/own_connection'

/**
 * How a backup comes back: straight into a database without tables; beside one that has some, which is kept
 * under another name; or into a new one that somebody named, and nothing else is changed.
 */
export type Way = 'empty' | 'beside' | 'into'

export interface Plan {
  path: string
  manifest: Manifest
  /** files of the data folder, by name */
  privateFiles: Map<string, Buffer>
  way: Way
  /** the database that has it in the end */
  database: string
  /** the name that the old one gets */
  kept?: string
  /** whether the old one has people or products */
  hasRows: boolean
  /** who uses the old one now */
  others: string[]
}

interface Wanted {
  path: string
  into?: string
  /** names of the migrations that this release has */
  known: string[]
  /** of this release */
  version: string
}

/** Reads all of a file, and what is there now. @throws BrokenBackup, also for one of a newer release */
export async function planRestore({ path, into, known, version }: Wanted): Promise<Plan> {
  const privateFiles = new Map<string, Buffer>()
  const folder = ENTRIES.privateFile('')
  const manifest = await readArchive(path, async ({ name, bytes }) => {
    if (name.startsWith(folder)) privateFiles.set(name.slice(folder.length), bytes)
  })
  const unknown = manifest.migrations.find((name) => !known.includes(name))
  if (unknown)
    throw new BrokenBackup(
      `${path} was made by Vitrin ${manifest.version}, whose migration ${unknown.split('/').at(-1)} is not known to this one (${version}): restore it with that release`
    )
  const found = { path, manifest, privateFiles, hasRows: false, others: [] }
  if (into) return { ...found, way: 'into', database: into }
  return { ...found, ...(await present()) }
}

async function present(): Promise<Pick<Plan, 'way' | 'database' | 'kept' | 'hasRows' | 'others'>> {
  const database = ownDatabase()
  const client = await openSession('vitrin restore')
  try {
    if (await isEmpty(client)) return { way: 'empty', database, hasRows: false, others: [] }
    const kept = keptName(database, new Date())
    const others = await othersIn(client, database)
    return { way: 'beside', database, kept, hasRows: await hasRows(client), others }
  } finally {
    await client.end()
  }
}

async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ empty: boolean }>(
    `select not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where nspname !~ '^pg_' and nspname <> 'information_schema' and relkind in ('r', 'p', 'v', 'm', 'f')
         and not exists (select from pg_depend x where x.objid = c.oid and x.deptype = 'e')) as empty`
  )
  return rows[0]!.empty
}

/** Tables without any are those that a start has just made. */
async function hasRows(client: pg.Client): Promise<boolean> {
  for (const table of ['public.users_user', 'public.products_product']) {
    const { rows } = await client.query<{ there: boolean }>(
      `select to_regclass($1) is not null as there`,
      [table]
    )
    if (!rows[0]!.there) return true
    const found = await client.query(`select from ${table} limit 1`)
    if (found.rowCount) return true
  }
  return false
}
