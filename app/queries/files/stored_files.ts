import sql, { type Sql } from 'sql-template-tag'
import { texts } from '#db/sql_lists'
import { select } from '#db/statements'

/** A file that a row speaks of: of the registry, or one that Django stored and a column names. */
export interface StoredRow {
  name: string
  is_public: boolean
  /** null for those of Django, as all that follows */
  size: number | null
  content_type: string | null
  sha256: string | null
}

const BATCH = 200

/** All of them by name, in batches. */
export async function* storedFiles(): AsyncGenerator<StoredRow[]> {
  const after = (last: string) =>
    select<StoredRow>({
      sql: sql`${rows((name) => sql`${name} > ${last}`)} order by name limit ${BATCH}`,
    })
  for (let found = await after(''); found.length; found = await after(found.at(-1)!.name))
    yield found
}

/** Those of these names. */
export const storedFilesNamed = (names: string[]): Promise<StoredRow[]> =>
  select({ sql: rows((name) => sql`${name} = any (${texts(names)})`) })

export async function countStoredFiles(): Promise<number> {
  const all = rows((name) => sql`${name} <> ''`)
  const [row] = await select<{ total: number }>({
    sql: sql`select count(*)::int as total from (${all}) files`,
  })
  return row!.total
}

/** One name may stand in several columns. */
const rows = (wanted: (name: Sql) => Sql): Sql => sql`
  select name, is_public, size_bytes as size, content_type, sha256 from media_files where ${wanted(sql`name`)}
  union select image, true, null, null, null from products_productimage
    where ${wanted(sql`image`)} and ${isDjangos(sql`image`)}
  union select avatar, true, null, null, null from users_userprofile
    where ${wanted(sql`avatar`)} and avatar <> '' and ${isDjangos(sql`avatar`)}
  union select image, true, null, null, null from products_category
    where ${wanted(sql`image`)} and image <> '' and ${isDjangos(sql`image`)}`

const isDjangos = (name: Sql) => sql`not exists (select from media_files m where m.name = ${name})`
