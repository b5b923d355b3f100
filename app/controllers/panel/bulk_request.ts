import { deskCommentList } from '#queries/panel/comments/desk_comment_list'
import { deskProductList } from '#queries/panel/products/desk_product_list'
import { deskUserList } from '#queries/panel/users/desk_user_list'
import { AT_ONCE, MAX_BULK, type BulkList } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'
import { asRowId, readInteger } from '#support/integer'

/** Which rows a bulk change is about: those that were selected, or all that filters find. */
export interface BulkRequest {
  ids: number[]
  /** the filters, where it is all that they find; '' where some were selected */
  query: string
  /** whether the filters find more than one bulk change takes */
  hasMore: boolean
}

const LISTS = { products: deskProductList, comments: deskCommentList, users: deskUserList }

/** @param search - of the page's address, or of the form that it sent */
export async function bulkRequest(
  name: BulkList,
  search: URLSearchParams,
  viewer: Viewer
): Promise<BulkRequest> {
  if (!search.has('all')) return { ids: pickedIn(search), query: '', hasMore: false }
  const asked = Object.fromEntries(search)
  // Each reads its own filters; they are never mixed.
  const list = LISTS[name] as typeof deskProductList
  const filters = await list.readFilters(asked, {}, viewer)
  const ordering = list.orderings.parse(asked.ordering)
  const found = await list.ids({ filters, ordering, viewer }, MAX_BULK)
  return { ...found, query: search.toString() }
}

const pickedIn = (search: URLSearchParams): number[] =>
  search
    .getAll('ids')
    .slice(0, AT_ONCE)
    .flatMap((text) => asRowId(readInteger(text) ?? 0n) ?? [])
