import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type pg from 'pg'
import { backupFolder } from '#backup/folder'
import { openSession, ownDatabase } from '#db/own_connection'

/** Somebody who was erased: a number, and when they joined, which tells them from who got the number later. */
export interface Erased {
  user_id: number
  /** as PostgreSQL writes it */
  joined_at: string
}

/** Beside the backups, as the database that knows them may be what is lost. */
const FILE = 'erased.jsonl'

/** Writes down beside the backups, where there are any, who has to be erased again after a restore. */
export function noteErased(erased: Erased, folder = backupFolder()): void {
  if (!existsSync(folder)) return
  appendFileSync(join(folder, FILE), `${JSON.stringify(erased)}\n`, { mode: 0o600 })
}

/** Those that a file in a folder speaks of; a line that was cut off is none. */
function erasedIn(folder: string): Erased[] {
  const path = join(folder, FILE)
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line) as Erased)
}

const ALL = 'select user_id, joined_at::text from users_erasure'

/** Those of the database that is served; none where it is of a release that erased nobody. */
async function erasedInServed(): Promise<Erased[]> {
  const client = await openSession('vitrin restore', ownDatabase())
  try {
    const { rows: found } = await client.query(`select to_regclass('users_erasure') as there`)
    if (found[0].there === null) return []
    const { rows } = await client.query<Erased>(ALL)
    return rows
  } finally {
    await client.end()
  }
}

const HIDE = ['products_product', 'products_comment'].map(
  (table) => `update ${table} set author_hidden = true where not author_hidden
    and user_id in (select id from users_user where erase_at <= now())`
)

/** The next turn of the job that erases finds them; until then nobody sees them. */
const ERASE_AGAIN = [
  `update users_user u set is_active = false, erase_at = now(), tokens_valid_from = now()
   from users_erasure e where e.user_id = u.id and e.joined_at = u.date_joined`,
  ...HIDE,
]

/**
 * Has everybody erased again, in a database that a backup was put back into, who was erased since the backup.
 *
 * @param backup - path of the file, beside which there may be a list
 */
export async function eraseAgain(database: string, backup: string): Promise<void> {
  const folders = new Set([dirname(backup), backupFolder()])
  const known = [...folders].flatMap(erasedIn)
  if (database !== ownDatabase()) known.push(...(await erasedInServed()))
  const client = await openSession('vitrin restore', database)
  try {
    await client.query('begin')
    await addErased(client, known)
    for (const statement of ERASE_AGAIN) await client.query(statement)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

async function addErased(client: pg.Client, known: Erased[]): Promise<void> {
  await client.query(
    `insert into users_erasure (user_id, joined_at)
     select * from unnest($1::bigint[], $2::timestamptz[]) on conflict (user_id) do nothing`,
    [known.map((one) => one.user_id), known.map((one) => one.joined_at)]
  )
}
