import { List } from '#queries/lists/list'
import { countMatches, keptTotal } from '#queries/products/count_products'
import { findProducts } from '#queries/products/find_products'
import { hydrateProducts } from '#queries/products/hydrate_products'
import { productFilters } from '#queries/products/product_filters'
import { productOrderings } from '#queries/products/product_orderings'
import { unknownProductChoices } from '#queries/products/unknown_choices'

/** Products. Found in the cheapest of three ways (docs/decisions/0002-reads.md), and counted exactly where triggers count. */
export const productList = new List({
  filters: productFilters,
  orderings: productOrderings,
  source: {
    find: (query, slice) => findProducts(query, slice),
    count: (query) => countMatches(query).then(({ matches }) => matches),
    isExact: (query) => keptTotal(query) !== null,
  },
  unknownChoices: unknownProductChoices,
  rows: (ids, view) => hydrateProducts(ids, view, 'listed'),
})
