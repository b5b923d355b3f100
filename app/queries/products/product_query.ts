import type { ProductOrdering } from '#queries/products/orderings'
import type { ProductFilters } from '#support/product_filters'
import type { Viewer } from '#support/viewer'

/** A list that somebody asks for: what is in it, and in which order. */
export interface ProductQuery {
  filters: ProductFilters
  ordering: ProductOrdering
  viewer?: Viewer
}
