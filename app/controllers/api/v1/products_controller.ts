import type { HttpContext } from '@adonisjs/core/http'
import CreateProduct from '#actions/products/create_product'
import DeleteProduct from '#actions/products/delete_product'
import UpdateProduct from '#actions/products/update_product'
import ProductPolicy from '#policies/product_policy'
import { hydrateProducts } from '#queries/products/hydrate_products'
import { listProducts } from '#queries/products/list_products'
import { reachProduct } from '#queries/products/reach_product'
import { parseOrdering } from '#queries/products/orderings'
import { productDetail } from '#queries/products/product_detail'
import { viewCounter } from '#actions/views/view_counter'
import { pageEnvelope } from '#shapes/page_envelope'
import { weakTag } from '#support/weak_tag'
import { pagingOf, queryOf } from '#validators/page'
import { productListValidator } from '#validators/product_list'
import { bodyOf } from '#validators/input'
import {
  createProductValidator,
  editProductValidator,
  PRODUCT_LISTS,
  replaceProductValidator,
} from '#validators/product'

export default class ProductsController {
  async index({ auth, mediaBase, origin, request }: HttpContext) {
    const { asked, search } = queryOf(request)
    const viewer = auth.user
    const filters = await productListValidator.validate(asked)
    const query = { filters, ordering: parseOrdering(asked.ordering), viewer }
    const { outline, results } = await listProducts(query, pagingOf(asked), { viewer, mediaBase })
    return { ...pageEnvelope(outline, `${origin}/api/v1/products/`, search), results }
  }

  async show({ auth, mediaBase, params, request, response }: HttpContext) {
    const product = await productDetail(params.id, { viewer: auth.user, mediaBase })
    // Every view would change the tag, and none makes the product another one.
    response.header('ETag', weakTag({ ...product, views_count: undefined }))
    if (response.fresh()) return response.status(304).send(null)
    const agent = request.header('user-agent')
    if (request.method() === 'GET')
      viewCounter.see(product, { viewer: auth.user, address: request.ip(), agent })
    return product
  }

  async store({ auth, mediaBase, origin, request, response }: HttpContext) {
    const owner = auth.getUserOrFail()
    const fields = await createProductValidator.validate(bodyOf(request, PRODUCT_LISTS))
    const id = await new CreateProduct().handle({ owner, fields })
    // Seen by nobody in particular: whose it is cannot like it yet.
    const [product] = await hydrateProducts([id], { mediaBase })
    response.header('Location', `${origin}/api/v1/products/${id}/`)
    return response.created(product)
  }

  /** PUT names what the seed requires, PATCH what changes. */
  async update({ auth, bouncer, mediaBase, params, request }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const { id, userId } = await reachProduct(params.id, viewer)
    await bouncer.with(ProductPolicy).authorize('update', { userId })
    const validator = request.method() === 'PUT' ? replaceProductValidator : editProductValidator
    const fields = await validator.validate(bodyOf(request, PRODUCT_LISTS))
    await new UpdateProduct().handle({ productId: id, fields })
    const [product] = await hydrateProducts([id], { viewer, mediaBase })
    return product
  }

  async destroy({ auth, bouncer, params, response }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const { id, userId } = await reachProduct(params.id, viewer)
    await bouncer.with(ProductPolicy).authorize('delete', { userId })
    await new DeleteProduct().handle({ productId: id, by: viewer })
    return response.noContent()
  }
}
