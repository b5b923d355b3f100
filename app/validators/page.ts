import type { FieldProblem } from '#exceptions/invalid_input_exception'
import { readInteger } from '#support/integer'
import type { HttpRequest } from '@adonisjs/core/http'

export const DEFAULT_SIZE = 20
export const MAX_SIZE = 100
/** No list is that long; further digits would leave the range of an OFFSET. */
const MAX_PAGE = 999_999_999

/** Parameters of a list's query, each as it was last given. */
type Query = Record<string, string | undefined>

/** A list's query: as given, for links, and each parameter's last value. */
export function queryOf(request: HttpRequest) {
  const search = new URLSearchParams(request.parsedUrl.query ?? '')
  const asked: Query = Object.fromEntries(search)
  return { search, asked }
}

/** Which page somebody asks for. */
export interface Paging {
  /** null: what was asked for is no page */
  page: number | 'last' | null
  size: number
  /** a place in the list, in place of a page's number; '' is its beginning */
  cursor?: string
}

export function pagingOf(asked: Query): Paging {
  const { cursor } = asked
  return { cursor, size: pageSize(asked), page: cursor === undefined ? pageNumber(asked) : 1 }
}

/** How many rows a page shows: nonsense falls back to 20, more than 100 is cut. */
function pageSize({ page_size: size = '' }: Query): number {
  const wanted = Number(readInteger(size) ?? 0)
  return wanted > 0 ? Math.min(wanted, MAX_SIZE) : DEFAULT_SIZE
}

/** The same for people, who are told. */
export function sizeProblems({ page_size: size = '' }: Query): FieldProblem[] {
  if (!size) return []
  const wanted = readInteger(size)
  const problem = (code: string, params = {}) => [{ path: ['page_size'], code, params }]
  if (wanted === null) return problem('invalid_integer')
  if (wanted < 1) return problem('min_value', { min: 1 })
  return wanted > MAX_SIZE ? problem('filter_max_value', { max: MAX_SIZE }) : []
}

function pageNumber({ page = '' }: Query): Paging['page'] {
  if (page === 'last') return page
  const number = page === '' ? 1 : Number(readInteger(page) ?? 0)
  return number < 1 || number > MAX_PAGE ? null : number
}
