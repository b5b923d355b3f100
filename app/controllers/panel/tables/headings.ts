import { onPages, type Column, type Table } from '#controllers/panel/tables/table'
import type { Filters } from '#queries/lists/filters'
import type { Ordering, Term } from '#queries/lists/orderings'

/** The columns' heads: those that sort lead to the other direction of theirs. */
export function headings<F extends Filters, Field extends string, Row extends { id: number }>(
  { columns, name: table }: Table<F, Field, Row>,
  [first]: Ordering<Field>,
  search: URLSearchParams
) {
  return onPages(columns).map(({ name, sort, isNumber = false }) => {
    if (!sort) return { name, isNumber }
    const query = new URLSearchParams(search)
    for (const gone of ['page', 'cursor']) query.delete(gone)
    query.set('ordering', `${descends({ sort, isNumber }, first) ? '-' : ''}${sort}`)
    return { name, isNumber, sorted: sortedBy(sort, first), href: `/admin/${table}?${query}` }
  })
}

/** Which way the list goes when the heading is chosen: numbers and times from the top, names from A. */
function descends<Field extends string>(
  { sort, isNumber }: Pick<Column<never, Field>, 'sort' | 'isNumber'>,
  first: Term<Field>
): boolean {
  if (first.field === sort) return !first.descending
  return isNumber || /_at$|joined/.test(sort!)
}

function sortedBy(field: string, first: Term<string>) {
  if (first.field !== field) return undefined
  return first.descending ? 'descending' : 'ascending'
}
