import { deskProductList } from '#queries/panel/products/desk_product_list'
import { AT_ONCE, MAX_BULK } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'
import { asRowId, readInteger } from '#support/integer'

/** Which products a bulk change is about: those that were selected, or all that filters find. */
export interface BulkRequest {
  ids: number[]
  /** the filters, where it is all that they find; '' where some were selected */
  query: string
  /** whether the filters find more than one bulk change takes */
  hasMore: boolean
}

/** @param search - of the page's address, or of the form that it sent */
export async function bulkRequest(search: URLSearchParams, viewer: Viewer): Promise<BulkRequest> {
  if (!search.has('all')) return { ids: pickedIn(search), query: '', hasMore: false }
  const asked = Object.fromEntries(search)
  const filters = await deskProductList.readFilters(asked, {}, viewer)
  const ordering = deskProductList.orderings.parse(asked.ordering)
  const found = await deskProductList.ids({ filters, ordering, viewer }, MAX_BULK)
  return { ...found, query: search.toString() }
}

const pickedIn = (search: URLSearchParams): number[] =>
  search
    .getAll('ids')
    .slice(0, AT_ONCE)
    .flatMap((text) => asRowId(readInteger(text) ?? 0n) ?? [])
