import { encodeCursor, type Cursor } from '#support/cursor'
import { pageLink } from '#support/page_links'

/** A page by its number or by a place. */
export type PageReference = number | Cursor

/** Where a page leads, and on a numbered one how many rows the list has. */
export interface PageOutline {
  count?: number
  /** false: there are more than `count` */
  exact?: boolean
  next: PageReference | null
  previous: PageReference | null
}

/** A page but for its results; links keep what else was asked. @param url - of the list, without a query */
export function pageEnvelope(
  { count, exact, next, previous }: PageOutline,
  url: string,
  query: URLSearchParams
) {
  const link = (page: PageReference | null) => page && pageLink(url, query, parameters(page))
  return {
    ...(count === undefined ? {} : { count }),
    ...(exact === false ? { count_exact: false as const } : {}),
    next: link(next),
    previous: link(previous),
  }
}

/** The first page has no number, so that it has one address. */
const parameters = (page: PageReference) =>
  typeof page === 'number'
    ? { page: page > 1 ? String(page) : null, cursor: null }
    : { page: null, cursor: encodeCursor(page) }
