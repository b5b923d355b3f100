import sql from 'sql-template-tag'
import { byName, counter, moment } from '#queries/lists/columns'
import { Orderings, type Column } from '#queries/lists/orderings'

/** What lists can be ordered by, each with an index `(column, id)` on LISTED rows that is read both ways. */
const columns = {
  name: byName(sql`p.name`),
  price: {
    sql: sql`p.price`,
    type: sql`numeric`,
    holds: (text) => /^-?\d{1,8}\.\d\d$/.test(text),
  },
  created_at: moment(sql`p.created_at`),
  views_count: counter(sql`p.views_count`),
  likes_count: counter(sql`p.likes_count`),
} satisfies Record<string, Column>

export type OrderingField = keyof typeof columns

export const productOrderings = new Orderings<OrderingField>(columns, sql`p.id`, [
  { field: 'created_at', descending: true },
])
