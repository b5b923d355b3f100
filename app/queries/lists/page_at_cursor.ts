import { InvalidCursorException } from '#exceptions/http'
import { orderingName, placeOf, reversed } from '#queries/lists/orderings'
import type { FoundRow, PagedList } from '#queries/lists/paged_list'
import { decodeCursor, type Cursor } from '#support/cursor'

interface Asked {
  /** '' for the start of the list */
  cursor: string
  size: number
}

/**
 * A page by its place: rows that come or go shift nothing, and any depth costs the same.
 *
 * @throws InvalidCursorException when the cursor was not made by this list
 */
export async function pageAtCursor<Field extends string>(
  list: PagedList<Field>,
  { cursor, size }: Asked
) {
  const place = readPlace(cursor, list)
  const backward = place?.direction === 'backward'
  const ordering = backward ? reversed(list.ordering) : list.ordering
  const { rows } = await list.find(ordering, { limit: size + 1, offset: 0, place })
  const shown = backward ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const more = rows.length > size
  // Where one came from there is something: at least the row that the cursor names.
  const [before, after] = backward ? [more, true] : [place !== undefined, more]
  const placeAt = (row: FoundRow | undefined, direction: Cursor['direction']) =>
    row ? placeOf(list.ordering, row, direction) : null
  return {
    ids: shown.map(({ id }) => id),
    next: after ? placeAt(shown.at(-1), 'forward') : null,
    previous: before ? placeAt(shown[0], 'backward') : null,
  }
}

function readPlace<Field extends string>(text: string, list: PagedList<Field>): Cursor | undefined {
  if (!text) return undefined
  const place = decodeCursor(text, orderingName(list.ordering))
  if (!place || !list.hold(place.values)) throw new InvalidCursorException()
  return place
}
