import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openSession, ownDatabase } from '#db/own_connection'

/** Databases of every server, from which others can be made and renamed. */
const HALLS = ['postgres', 'template1']
/** SQLSTATEs of a database that is not there, or that the role may not enter. */
const CLOSED = new Set(['3D000', '42501', '28000', '55000'])

const quote = pg.escapeIdentifier
const suffix = (word: string) => `_vitrin_${word}_`

/** PostgreSQL's names have 63 bytes. */
const beside = (database: string, word: string, end: string) =>
  `${database.slice(0, 40)}${suffix(word)}${end}`

export const keptName = (database: string, at: Date): string =>
  beside(database, 'before', at.toISOString().replace(/[-:TZ]|\.\d+/g, ''))

/** A session in a database that is neither renamed nor dropped. */
export async function openHall(): Promise<pg.Client> {
  for (const hall of HALLS.filter((name) => name !== ownDatabase())) {
    try {
      return await openSession('vitrin restore', hall)
    } catch (error) {
      if (!CLOSED.has((error as pg.DatabaseError).code ?? '')) throw error
    }
  }
  return openSession('vitrin restore')
}

/** Sorting, letters and encoding of the database of the settings, for another one like it. */
const LIKE_OURS = `
  select format('encoding %L lc_collate %L lc_ctype %L', pg_encoding_to_char(encoding), datcollate, datctype) ||
    case datlocprovider when 'i' then format(' locale_provider icu icu_locale %L', locale)
      when 'b' then format(' locale_provider builtin builtin_locale %L', locale)
      else ' locale_provider libc' end as options
  from (select d.*, coalesce(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale') as locale from pg_database d) d
  where datname = $1`

/**
 * Makes an empty database like that of the settings, and drops what others of ours have left that were killed.
 *
 * @param name - one that somebody chose, which is not dropped later
 */
export async function makeDatabase(hall: pg.Client, name?: string): Promise<string> {
  const database = ownDatabase()
  const made = name ?? beside(database, 'scratch', randomBytes(4).toString('hex'))
  await dropLeft(hall, database)
  const { rows } = await hall.query<{ options: string }>(LIKE_OURS, [database])
  await hall.query(`create database ${quote(made)} template template0 ${rows[0]!.options}`)
  return made
}

/** Nobody else works here meanwhile, as they hold the lock of backups. */
async function dropLeft(hall: pg.Client, database: string): Promise<void> {
  const { rows } = await hall.query<{ name: string }>(
    `select datname as name from pg_database where starts_with(datname, $1)`,
    [beside(database, 'scratch', '')]
  )
  for (const { name } of rows) await dropScratch(hall, name)
}

export async function dropScratch(hall: pg.Client, name: string): Promise<void> {
  await hall.query(`drop database if exists ${quote(name)} with (force)`)
}

/** Settings that an operator gave the database itself. */
const SETTINGS = `
  select format('alter database %I set %s to %s', $2::text, split_part(line, '=', 1),
    case when split_part(line, '=', 1) in ('search_path', 'datestyle') then split_part(line, '=', 2) else quote_literal(substr(line, strpos(line, '=') + 1)) end) as statement
  from pg_db_role_setting join pg_database d on d.oid = setdatabase, unnest(setconfig) line
  where setrole = 0 and datname = $1`

interface Swap {
  /** the name that is served */
  database: string
  /** of the new one as it is now */
  scratch: string
  /** of the old one afterwards */
  kept: string
}

/** Gives the new database the name of the old one, both at once or neither. Sessions of ours that wait for work are ended. */
export async function swapDatabases(
  hall: pg.Client,
  { database, scratch, kept }: Swap
): Promise<void> {
  const { rows } = await hall.query<{ statement: string }>(SETTINGS, [database, scratch])
  for (const { statement } of rows) await hall.query(statement).catch(() => {})
  const helper = await openHall()
  try {
    await hall.query('begin')
    const renaming = hall.query(`alter database ${quote(database)} rename to ${quote(kept)}`)
    // The name is locked by now, and so nobody comes in again.
    const sendAway = setInterval(() => void endIdle(helper, database).catch(() => {}), 100)
    await renaming.finally(() => clearInterval(sendAway))
    await hall.query(`alter database ${quote(scratch)} rename to ${quote(database)}`)
    await hall.query('commit')
  } catch (error) {
    await hall.query('rollback').catch(() => {})
    throw error
  } finally {
    await helper.end()
  }
}

const endIdle = (helper: pg.Client, database: string) =>
  helper.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'vitrin presence'`,
    [database]
  )

/** Who is in a database, but for ourselves: programs by the names that they gave. */
export async function othersIn(client: pg.Client, database: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string; sessions: number }>(
    `select coalesce(nullif(application_name, ''), 'unnamed') as name, count(*)::int as sessions
     from pg_stat_activity where datname = $1 and application_name is distinct from 'vitrin restore' group by 1 order by 1`,
    [database]
  )
  // Each process that uses the embedded database has one such session, and so have we.
  const others = rows.map(({ name, sessions }) => ({
    name,
    sessions: name === 'vitrin presence' ? sessions - 1 : sessions,
  }))
  return others
    .filter(({ sessions }) => sessions > 0)
    .map(({ name, sessions }) => `${sessions} of ${name}`)
}
