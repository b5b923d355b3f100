import type { Ordering } from '#queries/products/orderings'
import type { PageOutline } from '#shapes/page_envelope'
import type { Cursor } from '#support/cursor'
import type { ProductFilters } from '#support/product_filters'
import type { Viewer } from '#support/viewer'

/** A list that somebody asks for: what is in it, and in which order. */
export interface ProductQuery {
  filters: ProductFilters
  ordering: Ordering
  viewer?: Viewer
}

/** The part of a list that a page shows. */
export interface Slice {
  limit: number
  offset: number
  /** only rows beyond this place in the ordering */
  place?: Cursor
}

/** Which products a page holds, in order, and where it leads. */
export interface ProductIdPage extends PageOutline {
  ids: number[]
}
