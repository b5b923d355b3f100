import { pageAtCursor } from '#queries/lists/page_at_cursor'
import { pageByNumber } from '#queries/lists/page_by_number'
import type { PagedList } from '#queries/lists/paged_list'

export interface Paging {
  page: number | 'last'
  size: number
  /** a place in the list, in place of a page's number; '' is its beginning */
  cursor?: string
}

/**
 * A page of a list, as it is asked for.
 *
 * @throws InvalidPageException, InvalidCursorException when there is no such page
 * @throws InvalidInputException when a filter names what is not there
 */
export const pageOf = <Field extends string>(list: PagedList<Field>, paging: Paging) => {
  const { page, size, cursor } = paging
  return cursor === undefined
    ? pageByNumber(list, { page, size })
    : pageAtCursor(list, { cursor, size })
}
