import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import type { Tag } from '#shapes/tag'
import { unwritable } from '#support/text'

const tagsWhere = (name: string, condition: Sql, tail = sql``) => ({
  name,
  sql: sql`select t.id, t.name, t.slug,
      (select coalesce(sum(n), 0)::int from products_productcount
        where scope = 'tag' and key = t.id) as products_count
    from products_producttag t where t.is_active and ${condition}
    order by t.name collate "und-x-icu", t.id ${tail}`,
})

interface Slice {
  limit: number
  offset: number
}

/** Active tags by name. */
export const tags = ({ limit, offset }: Slice) =>
  select<Tag>(tagsWhere('tags', sql`true`, sql`limit ${limit} offset ${offset}`))

export async function countTags(): Promise<number> {
  const statement = sql`select count(*)::int as n from products_producttag where is_active`
  const [row] = await select<{ n: number }>({ name: 'count_tags', sql: statement })
  return row!.n
}

/** @throws NotFoundException unless an active tag has that slug */
export async function reachTag(slug: string): Promise<Tag> {
  if (unwritable(slug)) throw new NotFoundException()
  const [tag] = await select<Tag>(tagsWhere('tag_by_slug', sql`t.slug = ${slug}`))
  if (!tag) throw new NotFoundException()
  return tag
}
