import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { InvalidPageException } from '#exceptions/http'
import { counting, countMatches, keptTotal } from '#queries/products/count_products'
import { findProducts } from '#queries/products/find_products'
import { placeOf, reversed } from '#queries/products/orderings'
import type { ProductIdPage, ProductQuery, Slice } from '#queries/products/product_query'
import { refuseUnknownChoices } from '#queries/products/refuse_unknown_choices'

/** From this row on the count is asked for first: the page may not be there, or nearer to the end. */
const FAR = 1000

interface Asked {
  page: number | 'last'
  size: number
}

type Client = QueryClientContract

/**
 * A page by its number. Its count is exact for all products, one category and one user, and for
 * other filters up to the counting limit.
 *
 * @throws InvalidPageException when there is no such page
 * @throws InvalidInputException when a filter names a category or user that is not there
 */
export async function pageOfProducts(
  query: ProductQuery,
  { page, size }: Asked,
  client: Client = db.connection()
): Promise<ProductIdPage> {
  const near = page !== 'last' && page * size <= FAR
  if (near) return nearPage(query, { page, size }, client)
  const { matches } = await countMatches(query, client)
  const exact = isExact(query) || matches <= counting.limit
  if (exact) return countedPage({ ...query, count: matches }, { page, size }, client)
  return page === 'last' ? lastPage(query, size, client) : nearPage(query, { page, size }, client)
}

/** Reads one row more than is shown; a page that is not full tells how many there are. */
async function nearPage(query: ProductQuery, { page, size }: Numbered, client: Client) {
  const offset = (page - 1) * size
  const { rows, total } = await findProducts(query, { limit: size + 1, offset }, client)
  if (!rows.length) await refuseUnknownChoices(query.filters, client)
  if (!rows.length && page > 1) throw new InvalidPageException()
  const more = rows.length > size
  const seen = offset + rows.length
  const known = total ?? (more ? await countUpTo(query, client) : seen)
  return {
    ids: rows.slice(0, size).map(({ id }) => id),
    ...limited(Math.max(known, seen), isExact(query)),
    next: more ? page + 1 : null,
    previous: page > 1 ? page - 1 : null,
  }
}

async function countUpTo(query: ProductQuery, client: Client): Promise<number> {
  const { matches } = await countMatches(query, client)
  return matches
}

type Numbered = { page: number; size: number }

/** A page of a list whose length is known, read from the nearer end. */
async function countedPage(
  { count, ...query }: ProductQuery & { count: number },
  { page: asked, size }: Asked,
  client: Client
): Promise<ProductIdPage> {
  if (!count) await refuseUnknownChoices(query.filters, client)
  const pages = Math.max(1, Math.ceil(count / size))
  const page = asked === 'last' ? pages : asked
  if (page > pages) throw new InvalidPageException()
  const offset = (page - 1) * size
  const limit = Math.min(size, count - offset)
  const behind = count - offset - limit
  const { rows } =
    behind < offset
      ? await findFromEnd(query, { limit, offset: behind }, client)
      : await findProducts(query, { limit, offset }, client)
  return {
    ids: rows.map(({ id }) => id),
    ...limited(count, true),
    next: page < pages ? page + 1 : null,
    previous: page > 1 ? page - 1 : null,
  }
}

/** The last rows of a list too long to be counted: their page has no number, so back it goes by cursor. */
async function lastPage(query: ProductQuery, size: number, client: Client): Promise<ProductIdPage> {
  const { rows } = await findFromEnd(query, { limit: size, offset: 0 }, client)
  const [first] = rows
  return {
    ids: rows.map(({ id }) => id),
    ...limited(Infinity, false),
    next: null,
    previous: first && !query.ordering[1] ? placeOf(query.ordering, first, 'backward') : null,
  }
}

/** A slice counted from the end of the list, in the list's own order. */
async function findFromEnd(query: ProductQuery, slice: Slice, client: Client) {
  const { rows } = await findProducts(
    { ...query, ordering: reversed(query.ordering) },
    slice,
    client
  )
  return { rows: rows.toReversed() }
}

const isExact = (query: ProductQuery) => keptTotal(query) !== null

const limited = (count: number, exact: boolean) =>
  exact || count <= counting.limit
    ? { count, exact: true }
    : { count: counting.limit, exact: false }
