import sql, { join, type Sql } from 'sql-template-tag'
import type { Cursor } from '#support/cursor'

/** A column that a list can be ordered by. */
export interface Column {
  /** as its index has it */
  sql: Sql
  /** whether a cursor's text is a value of it */
  holds: (text: string) => boolean
  type: Sql
}

export interface Term<Field extends string> {
  field: Field
  descending: boolean
}

/** A total order: at least one term; ties end on the id in the direction of the last. */
export type Ordering<Field extends string> = [Term<Field>, ...Term<Field>[]]

/**
 * The orderings of a list in SQL.
 *
 * @param columns - a closed set, each with an index `(column, id)`
 * @param id - the column that ties end on
 */
export const orderingsOf = <Field extends string>(
  columns: Record<Field, Column>,
  id: Sql,
  fallback: Ordering<Field>
) => ({
  /** Reads `-likes_count,price`; unknown and repeated fields are dropped, as DRF's OrderingFilter does. */
  parseOrdering: (text = '') => parse(text, columns) ?? fallback,

  orderBy(ordering: Ordering<Field>): Sql {
    const terms = ordering.map((term) => sql`${columns[term.field].sql}${direction(term)}`)
    return join([...terms, sql`${id}${direction(ordering.at(-1)!)}`], ', ')
  },

  /** The ordering column's exact text, for cursors. */
  cursorValue: ([{ field }]: Ordering<Field>) => sql`${columns[field].sql}::text`,

  isCursorValue: ([{ field }]: Ordering<Field>, value: string) => columns[field].holds(value),

  /** Rows beyond a place, in an ordering of one field: a row comparison, which its index answers at any depth. */
  beyond([{ field, descending }]: Ordering<Field>, { value, id: last }: Cursor): Sql {
    const { sql: column, type } = columns[field]
    const place = sql`(${value}::${type}, ${last}::bigint)`
    return descending ? sql`(${column}, ${id}) < ${place}` : sql`(${column}, ${id}) > ${place}`
  },
})

const direction = ({ descending }: Term<string>) => (descending ? sql` desc` : sql``)

function parse<Field extends string>(text: string, columns: Record<Field, Column>) {
  const terms = new Map<Field, Term<Field>>()
  for (const part of text.split(',').map((word) => word.trim())) {
    const descending = part.startsWith('-')
    const field = part.slice(descending ? 1 : 0) as Field
    if (Object.hasOwn(columns, field) && !terms.has(field)) terms.set(field, { field, descending })
  }
  const [first, ...others] = terms.values()
  return first && ([first, ...others] satisfies Ordering<Field>)
}

/** The canonical text of an ordering, e.g. `-created_at`. */
export const orderingName = (ordering: Ordering<string>) =>
  ordering.map(({ field, descending }) => (descending ? `-${field}` : field)).join()

export const reversed = <Field extends string>(ordering: Ordering<Field>) =>
  ordering.map(({ field, descending }) => ({ field, descending: !descending })) as Ordering<Field>

/** The place of a row; `direction` says which rows follow from it. */
export function placeOf(
  ordering: Ordering<string>,
  { value, id }: Pick<Cursor, 'value' | 'id'>,
  way: Cursor['direction']
): Cursor {
  return { ordering: orderingName(ordering), direction: way, value, id }
}
