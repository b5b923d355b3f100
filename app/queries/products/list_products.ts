import db from '@adonisjs/lucid/services/db'
import { pageOf, type Paging } from '#queries/lists/page_of'
import type { PagedList } from '#queries/lists/paged_list'
import { countMatches, keptTotal } from '#queries/products/count_products'
import { findProducts } from '#queries/products/find_products'
import { hydrateProducts, type View } from '#queries/products/hydrate_products'
import { isCursorValue, type OrderingField } from '#queries/products/orderings'
import type { ProductQuery } from '#queries/products/product_query'
import { refuseUnknownChoices } from '#queries/products/refuse_unknown_choices'

/**
 * A page of products with where it leads. Its count is exact for all products, one category and one
 * user, and for other filters up to the counting limit.
 *
 * @throws InvalidPageException, InvalidCursorException when there is no such page
 * @throws InvalidInputException when a filter names a category or user that is not there
 */
export async function listProducts(query: ProductQuery, paging: Paging, view: View) {
  const { ids, ...outline } = await pageOf(listOf(query), paging)
  return { outline, results: await hydrateProducts(ids, view) }
}

function listOf(query: ProductQuery, client = db.connection()): PagedList<OrderingField> {
  return {
    ordering: query.ordering,
    exact: keptTotal(query) !== null,
    find: (ordering, slice) => findProducts({ ...query, ordering }, slice, client),
    count: () => countMatches(query, client).then(({ matches }) => matches),
    isCursorValue: (value) => isCursorValue(query.ordering, value),
    refuseEmpty: () => refuseUnknownChoices(query.filters, client),
  }
}
