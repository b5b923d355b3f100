import type { HttpContext } from '@adonisjs/core/http'
import { announceRest, MAX_ITEMS, sendJson, viewOf } from '#controllers/answers'
import { reachCategory } from '#queries/categories/category_detail'
import { productList } from '#queries/products/product_list'
import { lightJson } from '#support/light_json'

/** The newest products of one category; the paged list goes on where they end. */
export default class CategoryProductsController {
  async index(ctx: HttpContext) {
    const { id, slug } = await reachCategory(ctx.params.key)
    const view = viewOf(ctx)
    const query = { filters: { category: id }, ordering: productList.orderings.fallback }
    const { results, ...rest } = await productList.head(query, MAX_ITEMS, view)
    announceRest(ctx, { ...rest, list: `products/?category_slug=${encodeURIComponent(slug)}` })
    return sendJson(ctx, lightJson(results))
  }
}
