import sql from 'sql-template-tag'
import { counter, moment } from '#queries/lists/columns'
import { orderingsOf, type Column, type Ordering } from '#queries/lists/orderings'

/** Each with an index on what is there for somebody; of one product `created_at` has its own. */
const columns = {
  created_at: moment(sql`c.created_at`),
  likes_count: counter(sql`c.likes_count`),
} satisfies Record<string, Column>

export type OrderingField = keyof typeof columns
export type CommentOrdering = Ordering<OrderingField>

export const { parseOrdering, orderBy, cursorValue, isCursorValue, beyond } =
  orderingsOf<OrderingField>(columns, sql`c.id`, [{ field: 'created_at', descending: true }])
