import { InvalidPageException } from '#exceptions/http'
import { placeOf, reversed } from '#queries/lists/orderings'
import {
  counting,
  type FoundRow,
  type IdPage,
  type PagedList,
  type Slice,
} from '#queries/lists/paged_list'
import type { Paging } from '#validators/page'

/** From this row on the count is asked for first: the page may not be there, or nearer to the end. */
const FAR = 1000

type Asked = Pick<Paging, 'page' | 'size'>

/**
 * A page by its number.
 *
 * @throws InvalidPageException when there is no such page; of a list that is not counted exactly, pages end at
 *   the counting limit, and the last of them leads on by cursor
 */
export async function pageByNumber<Field extends string>(
  list: PagedList<Field>,
  { page, size }: Asked
): Promise<IdPage> {
  if (page === null || isBeyondLimit(list, { page, size })) throw new InvalidPageException()
  const near = page !== 'last' && page * size <= FAR
  if (near) return nearPage(list, { page, size })
  const count = await list.count()
  if (list.exact || count <= counting.limit) return countedPage(list, { page, size }, count)
  return page === 'last' ? lastPage(list, size) : nearPage(list, { page, size })
}

const isBeyondLimit = <Field extends string>(list: PagedList<Field>, { page, size }: Asked) =>
  !list.exact && typeof page === 'number' && page > 1 && (page - 1) * size >= counting.limit

type Numbered = { page: number; size: number }

/** Reads one row more than is shown; a page that is not full tells how many there are. */
async function nearPage<Field extends string>(list: PagedList<Field>, { page, size }: Numbered) {
  const offset = (page - 1) * size
  const { rows, total } = await list.find(list.ordering, { limit: size + 1, offset })
  if (!rows.length && page > 1) throw new InvalidPageException()
  const more = rows.length > size
  const seen = offset + rows.length
  const known = total ?? (more ? await list.count() : seen)
  return {
    ids: rows.slice(0, size).map(({ id }) => id),
    ...limited(Math.max(known, seen), list.exact),
    next: more ? pageAfter(list, { page, size }, rows[size - 1]!) : null,
    previous: page > 1 ? page - 1 : null,
  }
}

/** The next page by its number, or by cursor where numbers end. */
function pageAfter<Field extends string>(
  list: PagedList<Field>,
  { page, size }: Numbered,
  last: FoundRow
) {
  const next = page + 1
  return isBeyondLimit(list, { page: next, size }) ? placeOf(list.ordering, last, 'forward') : next
}

/** A page of a list of known length, read from the nearer end. */
async function countedPage<Field extends string>(
  list: PagedList<Field>,
  { page: asked, size }: { page: number | 'last'; size: number },
  count: number
): Promise<IdPage> {
  const pages = Math.max(1, Math.ceil(count / size))
  const page = asked === 'last' ? pages : asked
  if (page > pages) throw new InvalidPageException()
  const offset = (page - 1) * size
  const limit = Math.min(size, count - offset)
  const behind = count - offset - limit
  const { rows } =
    behind < offset
      ? await findFromEnd(list, { limit, offset: behind })
      : await list.find(list.ordering, { limit, offset })
  return {
    ids: rows.map(({ id }) => id),
    ...limited(count, true),
    next: page < pages ? page + 1 : null,
    previous: page > 1 ? page - 1 : null,
  }
}

/** The last rows of a list too long to be counted: their page has no number, so back it goes by cursor. */
async function lastPage<Field extends string>(list: PagedList<Field>, size: number) {
  const { rows } = await findFromEnd(list, { limit: size, offset: 0 })
  const [first] = rows
  return {
    ids: rows.map(({ id }) => id),
    ...limited(Infinity, false),
    next: null,
    previous: first ? placeOf(list.ordering, first, 'backward') : null,
  }
}

/** A slice counted from the end of the list, in the list's own order. */
async function findFromEnd<Field extends string>(list: PagedList<Field>, slice: Slice) {
  const { rows } = await list.find(reversed(list.ordering), slice)
  return { rows: rows.toReversed() }
}

const limited = (count: number, exact: boolean) =>
  exact || count <= counting.limit
    ? { count, exact: true }
    : { count: counting.limit, exact: false }
