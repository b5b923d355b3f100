import type { FilterValues } from '#queries/lists/filters'
import type { ListQuery } from '#queries/lists/list_query'
import type { productFilters } from '#queries/products/product_filters'
import type { OrderingField } from '#queries/products/product_orderings'

export type ProductFilters = FilterValues<typeof productFilters>

/** A list of products that somebody asks for. */
export type ProductQuery = ListQuery<ProductFilters, OrderingField>
