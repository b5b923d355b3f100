import type { HttpContext } from '@adonisjs/core/http'
import { listProducts } from '#queries/products/list_products'
import { parseOrdering } from '#queries/products/orderings'
import { reachTag } from '#queries/tags/tag_rows'
import { pageEnvelope } from '#shapes/page_envelope'
import { pagingOf, queryOf } from '#validators/page'
import { productListValidator } from '#validators/product_list'

/** The product list of one tag, with all its other filters, orderings and pages. */
export default class TagProductsController {
  async index({ auth, mediaBase, origin, params, request }: HttpContext) {
    const { slug } = await reachTag(params.key)
    const { asked, search } = queryOf(request)
    const viewer = auth.user
    const filters = { ...(await productListValidator.validate(asked)), tags: [slug] }
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer }
    const { outline, results } = await listProducts(query, pagingOf(asked), { viewer, mediaBase })
    const url = `${origin}/api/v1/tags/${encodeURIComponent(slug)}/products/`
    return { ...pageEnvelope(outline, url, search), results }
  }
}
