import type { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'

/** What pictures are of. */
export type PictureKind = 'product' | 'avatar' | 'category'

interface Kind {
  from: Sql
  id: Sql
  /** rows that have a picture at all */
  has: Sql
  lacksVariants: Sql
  /** the column of `media_files` that names it */
  owner: Sql
}

const KINDS: Record<PictureKind, Kind> = {
  product: {
    ...{ from: sql`products_productimage t`, id: sql`t.id`, owner: sql`m.image_id` },
    ...{ has: sql`t.is_active`, lacksVariants: sql`t.variants is null` },
  },
  avatar: {
    ...{ from: sql`users_userprofile t`, id: sql`t.user_id`, owner: sql`m.user_id` },
    ...{ has: sql`t.avatar <> ''`, lacksVariants: sql`t.avatar_picture ->> 'variants' is null` },
  },
  category: {
    ...{ from: sql`products_category t`, id: sql`t.id`, owner: sql`m.category_id` },
    ...{
      has: sql`t.is_active and t.image <> ''`,
      lacksVariants: sql`t.image_picture ->> 'variants' is null`,
    },
  },
}

export const PICTURE_KINDS = Object.keys(KINDS) as PictureKind[]

export interface Wanted {
  /** only those that have no smaller sizes */
  missing: boolean
  /** only those with a published file that was stored since */
  since?: DateTime
}

export interface PictureRow {
  /** of the picture, the user or the category */
  id: number
  /** whether there is a published file of ours, of which sizes can be made */
  has_file: boolean
}

/** The next ones by id, at most 100. */
export function picturesAfter(
  last: number,
  kind: PictureKind,
  { missing, since }: Wanted
): Promise<PictureRow[]> {
  const { from, id, has, lacksVariants, owner } = KINDS[kind]
  const file = sql`select from media_files m where ${owner} = ${id} and m.role = 'published'`
  const recent = since ? sql`exists (${file} and m.created_at >= ${since.toISO()})` : sql`true`
  return select({
    sql: sql`select ${id} as id, exists (${file}) as has_file from ${from}
      where ${id} > ${last}::bigint and ${has} and (${!missing} or ${lacksVariants}) and ${recent}
      order by ${id} limit 100`,
  })
}
