import sql from 'sql-template-tag'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { byName } from '#queries/lists/columns'
import { PlainSource } from '#queries/lists/plain_source'
import { tagRows } from '#queries/tags/tag_rows'

const filters = {}

const orderings = new Orderings({ name: byName(sql`t.name`) }, sql`t.id`, [
  { field: 'name', descending: false },
])

/** Active tags by name. */
export const tagList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'tags',
    from: () => sql`products_producttag t`,
    id: sql`t.id`,
    visibleTo: () => ({ condition: sql`t.is_active`, kind: 'anyone' }),
    filters,
    orderings,
    hot: /^:/,
    counts: sql`(select coalesce(sum(n), 0)::int from products_productcount where scope = 'tags' and key = 0)`,
  }),
  rows: tagRows,
})
