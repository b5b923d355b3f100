import type { ProductOrdering } from '#queries/products/orderings'
import type { ProductFilters } from '#rules/product_filters'
import type { Viewer } from '#rules/viewer'

/** A list that somebody asks for: what is in it, and in which order. */
export interface ProductQuery {
  filters: ProductFilters
  ordering: ProductOrdering
  viewer?: Viewer
}
