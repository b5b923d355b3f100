import sql from 'sql-template-tag'
import { categoryRows } from '#queries/categories/category_rows'
import { byName } from '#queries/lists/columns'
import { List } from '#queries/lists/list'
import { Orderings } from '#queries/lists/orderings'
import { PlainSource } from '#queries/lists/plain_source'

const filters = {}

const orderings = new Orderings({ name: byName(sql`c.name`) }, sql`c.id`, [
  { field: 'name', descending: false },
])

/** Active categories by name. */
export const categoryList = new List({
  filters,
  orderings,
  source: new PlainSource({
    name: 'categories',
    from: () => sql`products_category c`,
    id: sql`c.id`,
    visibleTo: () => ({ condition: sql`c.is_active`, kind: 'anyone' }),
    filters,
    orderings,
    hot: /^:/,
    counts: sql`(select count(*)::int from products_category where is_active)`,
  }),
  rows: categoryRows,
})
