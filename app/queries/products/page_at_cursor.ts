import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { InvalidCursorException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { findProducts, type FoundRow } from '#queries/products/find_products'
import { isCursorValue, orderingName, placeOf, reversed } from '#queries/products/orderings'
import type { ProductIdPage, ProductQuery } from '#queries/products/product_query'
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
 * @throws InvalidInputException for an ordering of several fields
 */
export async function pageAtCursor(
  query: ProductQuery,
  { cursor, size }: Asked,
  client: QueryClientContract = db.connection()
): Promise<ProductIdPage> {
  const place = readPlace(cursor, query)
  const backward = place?.direction === 'backward'
  const ordering = backward ? reversed(query.ordering) : query.ordering
  const slice = { limit: size + 1, offset: 0, place }
  const { rows } = await findProducts({ ...query, ordering }, slice, client)
  const shown = backward ? rows.slice(0, size).reverse() : rows.slice(0, size)
  const more = rows.length > size
  // Where one came from there is something: at least the row that the cursor names.
  const [before, after] = backward ? [more, true] : [place !== undefined, more]
  const placeAt = (row: FoundRow | undefined, direction: Cursor['direction']) =>
    row ? placeOf(query.ordering, row, direction) : null
  return {
    ids: shown.map(({ id }) => id),
    next: after ? placeAt(shown.at(-1), 'forward') : null,
    previous: before ? placeAt(shown[0], 'backward') : null,
  }
}

function readPlace(text: string, { ordering }: ProductQuery): Cursor | undefined {
  if (ordering[1]) throw new InvalidInputException([{ path: ['cursor'], code: 'one_ordering' }])
  if (!text) return undefined
  const place = decodeCursor(text, orderingName(ordering))
  if (!place || !isCursorValue(ordering, place.value)) throw new InvalidCursorException()
  return place
}
