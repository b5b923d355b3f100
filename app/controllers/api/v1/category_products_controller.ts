import type { HttpContext } from '@adonisjs/core/http'
import { reachCategory } from '#queries/categories/category_detail'
import { productList } from '#queries/products/product_list'

/** The seed's bare array ends here; the paged list goes on. */
const MAX_ITEMS = 100

export default class CategoryProductsController {
  async index({ auth, mediaBase, origin, params, response }: HttpContext) {
    const { id, slug } = await reachCategory(params.key)
    const viewer = auth.user
    const query = { filters: { category: id }, ordering: productList.orderings.fallback, viewer }
    const paging = { page: 1, size: MAX_ITEMS }
    const { outline, results } = await productList.page(query, paging, { viewer, mediaBase })
    const rest = `${origin}/api/v1/products/?category_slug=${encodeURIComponent(slug)}`
    response.header('X-Total-Count', outline.count!)
    if (outline.next) response.header('Link', `<${rest}&page_size=${MAX_ITEMS}&page=2>; rel="next"`)
    return results
  }
}
