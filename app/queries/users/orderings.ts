import sql from 'sql-template-tag'
import { moment } from '#queries/lists/columns'
import { orderingsOf, type Column, type Ordering } from '#queries/lists/orderings'

/** Each with an index `(column, id)` on active users that is read both ways. */
const columns = {
  username: {
    sql: sql`u.username`,
    type: sql`text`,
    holds: (text) => !text.includes('\0'),
  },
  date_joined: moment(sql`u.date_joined`),
} satisfies Record<string, Column>

export type OrderingField = keyof typeof columns
export type UserOrdering = Ordering<OrderingField>

export const { parseOrdering, orderBy, cursorValue, isCursorValue, beyond } =
  orderingsOf<OrderingField>(columns, sql`u.id`, [{ field: 'username', descending: false }])
