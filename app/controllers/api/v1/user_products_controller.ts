import type { HttpContext } from '@adonisjs/core/http'
import UserPolicy from '#policies/user_policy'
import { listProducts } from '#queries/products/list_products'
import { parseOrdering } from '#queries/products/orderings'
import { reachUser } from '#queries/users/reach_user'
import { pageEnvelope } from '#shapes/page_envelope'
import { pagingOf, queryOf } from '#validators/page'
import { productListValidator } from '#validators/product_list'

/** The product list of one user, with all its other filters, orderings and pages. */
export default class UserProductsController {
  async index({ auth, bouncer, mediaBase, origin, params, request }: HttpContext) {
    const user = await reachUser(params.key)
    await bouncer.with(UserPolicy).authorize('read', user)
    const { asked, search } = queryOf(request)
    const viewer = auth.user
    const filters = { ...(await productListValidator.validate(asked)), user: user.id }
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer }
    const { outline, results } = await listProducts(query, pagingOf(asked), { viewer, mediaBase })
    const url = `${origin}/api/v1/users/${encodeURIComponent(params.key)}/products/`
    return { ...pageEnvelope(outline, url, search), results }
  }
}
