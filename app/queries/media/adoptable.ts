import sql, { join, type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import type { UnfitPicture } from '#rules/unfit_picture'

export type Pictured = 'imageId' | 'userId' | 'categoryId'

/** A file that Django stored and that has no clean copy yet. */
export interface Adoptable {
  /** of the picture, the user or the category */
  id: number
  name: string
  /** why it can have none; null where that is not known */
  unfit: UnfitPicture | null
}

interface Kind {
  from: Sql
  id: Sql
  name: Sql
  unfit: Sql
  where: Sql
}

const KINDS: Record<Pictured, Kind> = {
  imageId: {
    ...{ from: sql`products_productimage t`, id: sql`t.id`, name: sql`t.image` },
    unfit: sql`t.unfit`,
    where: sql`t.is_active and t.published_name is null and t.width is null and t.image <> ''`,
  },
  userId: {
    ...{ from: sql`users_userprofile t`, id: sql`t.user_id`, name: sql`t.avatar` },
    unfit: sql`t.avatar_unfit`,
    where: sql`t.avatar_picture is null and t.avatar <> ''`,
  },
  categoryId: {
    ...{ from: sql`products_category t`, id: sql`t.id`, name: sql`t.image` },
    unfit: sql`t.image_unfit`,
    where: sql`t.is_active and t.image_picture is null and t.image <> ''`,
  },
}

export const PICTURED = Object.keys(KINDS) as Pictured[]

/** What this server stored needs no copy, also where Django wrote its name once more. */
const unclean = ({ name, where }: Kind) =>
  sql`${where} and not exists (select from media_files m where m.name = ${name})`

/** The next ones by id, at most 200. */
export function adoptableAfter(kind: Pictured, last: number): Promise<Adoptable[]> {
  const { from, id, name, unfit } = KINDS[kind]
  return select({
    sql: sql`select ${id} as id, ${name} as name, ${unfit} as unfit from ${from}
      where ${id} > ${last}::bigint and ${unclean(KINDS[kind])} order by ${id} limit 200`,
  })
}

/** Of more of a kind nobody needs the number. */
const MAX_COUNTED = 10_000

/** Pictures of Django that have no clean copy. */
export interface Unclean {
  /** how many can have one */
  left: number
  /** how many can have none, by reason */
  unfit: Record<string, number>
}

export async function countUnclean(): Promise<Unclean> {
  const kinds = Object.values(KINDS).map((kind) => {
    const some = (rule: Sql) =>
      sql`(select ${kind.unfit} ->> 'reason' as reason from ${kind.from}
        where ${unclean(kind)} and ${kind.unfit} ${rule} limit ${MAX_COUNTED})`
    return sql`${some(sql`is null`)} union all ${some(sql`is not null`)}`
  })
  const rows = await select<{ reason: string | null; total: number }>({
    name: 'count_unclean',
    sql: sql`select reason, count(*)::int as total from (${join(kinds, ' union all ')}) counted
      group by reason order by reason`,
  })
  const isLeft = ({ reason }: { reason: string | null }) => reason === null
  return {
    left: rows.find(isLeft)?.total ?? 0,
    unfit: Object.fromEntries(
      rows.filter((row) => !isLeft(row)).map(({ reason, total }) => [reason!, total])
    ),
  }
}
