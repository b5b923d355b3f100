import sql, { join, type Sql } from 'sql-template-tag'
import { select } from '#db/statements'

export type Pictured = 'imageId' | 'userId' | 'categoryId'

/** A file that Django stored and that has no clean copy yet. */
export interface Adoptable {
  /** of the picture, the user or the category */
  id: number
  name: string
}

const unregistered = (name: Sql) =>
  sql`not exists (select from media_files m where m.name = ${name})`

const KINDS: Record<Pictured, { from: Sql; id: Sql; name: Sql; where: Sql }> = {
  imageId: {
    ...{ from: sql`products_productimage t`, id: sql`t.id`, name: sql`t.image` },
    where: sql`t.is_active and t.published_name is null and t.width is null`,
  },
  userId: {
    ...{ from: sql`users_userprofile t`, id: sql`t.user_id`, name: sql`t.avatar` },
    where: sql`t.avatar_picture is null`,
  },
  categoryId: {
    ...{ from: sql`products_category t`, id: sql`t.id`, name: sql`t.image` },
    where: sql`t.is_active and t.image_picture is null`,
  },
}

export const PICTURED = Object.keys(KINDS) as Pictured[]

/** The next ones by id, at most 200. */
export function adoptableAfter(kind: Pictured, last: number): Promise<Adoptable[]> {
  const { from, id, name, where } = KINDS[kind]
  return select({
    sql: sql`select ${id} as id, ${name} as name from ${from}
      where ${id} > ${last}::bigint and ${where} and ${name} <> '' and ${unregistered(name)}
      order by ${id} limit 200`,
  })
}

/** Of more of a kind nobody needs the number. */
const MAX_COUNTED = 10_000

/** How many pictures of Django have no clean copy yet, also those with a file that is missing or is no picture. */
export async function countAdoptable(): Promise<number> {
  const counts = Object.values(KINDS).map(
    ({ from, name, where }) =>
      sql`(select count(*) from (select from ${from} where ${where} and ${name} <> '' limit ${MAX_COUNTED}) counted)`
  )
  const [row] = await select<{ total: number }>({
    name: 'count_adoptable',
    sql: sql`select (${join(counts, ' + ')})::int as total`,
  })
  return row!.total
}
