import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { Tag } from '#shapes/tag'
import { unwritable } from '#support/text'

const tagsWhere = (name: string, from: Sql) => ({
  name,
  sql: sql`select t.id, t.name, t.slug,
      (select coalesce(sum(n), 0)::int from products_productcount
        where scope = 'tag' and key = t.id) as products_count
    from ${from}`,
})

/** Tags in the order of their ids; that they are active has been asked before. */
export const tagRows = (ids: number[]) =>
  select<Tag>(
    tagsWhere(
      'tag_rows',
      sql`unnest(${bigints(ids)}) with ordinality wanted (id, place)
        join products_producttag t on t.id = wanted.id order by wanted.place`
    )
  )

/** @throws NotFoundException unless an active tag has that slug */
export async function reachTag(slug: string): Promise<Tag> {
  if (unwritable(slug)) throw new NotFoundException()
  const from = sql`products_producttag t where t.is_active and t.slug = ${slug}`
  const [tag] = await select<Tag>(tagsWhere('tag_by_slug', from))
  if (!tag) throw new NotFoundException()
  return tag
}
