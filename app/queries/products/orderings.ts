import { DateTime } from 'luxon'
import sql, { join, type Sql } from 'sql-template-tag'
import type { Cursor } from '#support/cursor'

interface Column {
  /** on alias `p`, as its index has it */
  sql: Sql
  /** whether a cursor's text is a value of it */
  holds: (text: string) => boolean
  type: Sql
}

const MOMENT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/
const matches = (pattern: RegExp) => (text: string) => pattern.test(text)

/** What lists can be ordered by, each with an index `(column, id)` on LISTED rows that is read both ways. */
const columns = {
  name: {
    sql: sql`p.name collate "und-x-icu"`,
    type: sql`text`,
    holds: (text) => !text.includes('\0'),
  },
  price: { sql: sql`p.price`, type: sql`numeric`, holds: matches(/^-?\d{1,8}\.\d\d$/) },
  created_at: {
    sql: sql`p.created_at`,
    type: sql`timestamptz`,
    holds: (text) => MOMENT.test(text) && DateTime.fromSQL(text).isValid,
  },
  views_count: { sql: sql`p.views_count`, type: sql`bigint`, holds: matches(/^\d{1,10}$/) },
  likes_count: { sql: sql`p.likes_count`, type: sql`bigint`, holds: matches(/^\d{1,10}$/) },
} satisfies Record<string, Column>

export type OrderingField = keyof typeof columns

interface Term {
  field: OrderingField
  descending: boolean
}

/** A total order: at least one term; ties end on `id` in the direction of the last. */
export type Ordering = [Term, ...Term[]]

const DEFAULT: Ordering = [{ field: 'created_at', descending: true }]

/** Reads `-likes_count,price`; unknown and repeated fields are dropped, as DRF's OrderingFilter does. */
export function parseOrdering(text = ''): Ordering {
  const terms = new Map<OrderingField, Term>()
  for (const part of text.split(',').map((word) => word.trim())) {
    const descending = part.startsWith('-')
    const field = part.slice(descending ? 1 : 0) as OrderingField
    if (Object.hasOwn(columns, field) && !terms.has(field)) terms.set(field, { field, descending })
  }
  const [first, ...others] = terms.values()
  return first ? [first, ...others] : DEFAULT
}

/** The canonical text of an ordering, e.g. `-created_at`. */
export const orderingName = (ordering: Ordering) =>
  ordering.map(({ field, descending }) => (descending ? `-${field}` : field)).join()

export const reversed = (ordering: Ordering) =>
  ordering.map(({ field, descending }) => ({ field, descending: !descending })) as Ordering

export function orderBy(ordering: Ordering): Sql {
  const direction = (descending: boolean) => (descending ? sql` desc` : sql``)
  const terms = ordering.map(
    ({ field, descending }) => sql`${columns[field].sql}${direction(descending)}`
  )
  return join([...terms, sql`p.id${direction(ordering.at(-1)!.descending)}`], ', ')
}

/** The ordering column's exact text, for cursors. */
export const cursorValue = ([{ field }]: Ordering) => sql`${columns[field].sql}::text`

/** The place of a row; `direction` says which rows follow from it. */
export function placeOf(
  ordering: Ordering,
  { value, id }: Pick<Cursor, 'value' | 'id'>,
  direction: Cursor['direction']
): Cursor {
  return { ordering: orderingName(ordering), direction, value, id }
}

export const isCursorValue = ([{ field }]: Ordering, value: string) => columns[field].holds(value)

/** Rows beyond a place, in an ordering of one field: a row comparison, which its index answers at any depth. */
export function beyond([{ field, descending }]: Ordering, { value, id }: Cursor): Sql {
  const { sql: column, type } = columns[field]
  const place = sql`(${value}::${type}, ${id}::bigint)`
  return descending ? sql`(${column}, p.id) < ${place}` : sql`(${column}, p.id) > ${place}`
}
