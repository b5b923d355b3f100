import { deskCommentList } from '#queries/panel/comments/desk_comment_list'
import { deskProductList } from '#queries/panel/products/desk_product_list'
import { deskUserList } from '#queries/panel/users/desk_user_list'
import { decidable } from '#queries/panel/decidable'
import { AT_ONCE, isDecision, MAX_BULK, type BulkDeed, type BulkList } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'
import { asRowId, readInteger } from '#support/integer'

/** Which rows a bulk change is about: those that were selected, or all that filters find. */
export interface BulkRequest {
  ids: number[]
  /** how many others there are that the viewer does not decide about */
  left: number
  /** the filters, where it is all that they find; '' where some were selected */
  query: string
  /** whether the filters find more than one bulk change takes */
  hasMore: boolean
}

const LISTS = { products: deskProductList, comments: deskCommentList, users: deskUserList }

interface Asking {
  list: BulkList
  deed: BulkDeed
  /** of the page's address, or of the form that it sent */
  search: URLSearchParams
  viewer: Viewer
}

export async function bulkRequest(asking: Asking): Promise<BulkRequest> {
  const { list, deed, viewer } = asking
  const found = await rowsIn(asking)
  const ids = isDecision(deed) ? await decidable(list, found.ids, viewer) : found.ids
  return { ...found, ids, left: found.ids.length - ids.length }
}

async function rowsIn({ list: name, search, viewer }: Asking) {
  if (!search.has('all')) return { ids: pickedIn(search), query: '', hasMore: false }
  const asked = Object.fromEntries(search)
  // Each reads its own filters; they are never mixed.
  const list = LISTS[name] as typeof deskProductList
  const filters = await list.readFilters(asked, {}, viewer)
  const ordering = list.orderings.read(asked.ordering)
  const found = await list.ids({ filters, ordering, viewer }, MAX_BULK)
  return { ...found, query: search.toString() }
}

const pickedIn = (search: URLSearchParams): number[] =>
  search
    .getAll('ids')
    .slice(0, AT_ONCE)
    .flatMap((text) => asRowId(readInteger(text) ?? 0n) ?? [])
