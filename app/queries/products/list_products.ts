import { hydrateProducts, type View } from '#queries/products/hydrate_products'
import { pageAtCursor } from '#queries/products/page_at_cursor'
import { pageOfProducts } from '#queries/products/page_of_products'
import type { ProductQuery } from '#queries/products/product_query'

export interface Paging {
  page: number | 'last'
  size: number
  /** a place in the list, in place of a page's number; '' is its beginning */
  cursor?: string
}

/**
 * A page of products with where it leads.
 *
 * @throws InvalidPageException, InvalidCursorException when there is no such page
 * @throws InvalidInputException when a filter names a category or user that is not there
 */
export async function listProducts(query: ProductQuery, paging: Paging, view: View) {
  const { page, size, cursor } = paging
  const outline =
    cursor === undefined
      ? await pageOfProducts(query, { page, size })
      : await pageAtCursor(query, { cursor, size })
  return { outline, results: await hydrateProducts(outline.ids, view) }
}
