import type { HttpContext } from '@adonisjs/core/http'
import CreateProduct from '#actions/products/create_product'
import DeleteProduct from '#actions/products/delete_product'
import UpdateProduct from '#actions/products/update_product'
import ProductPolicy from '#policies/product_policy'
import { hydrateProducts } from '#queries/products/hydrate_products'
import { reachProduct } from '#queries/products/reach_product'
import { bodyOf } from '#validators/input'
import {
  createProductValidator,
  editProductValidator,
  PRODUCT_LISTS,
  replaceProductValidator,
} from '#validators/product'

export default class ProductsController {
  async store({ auth, mediaBase, origin, request, response }: HttpContext) {
    const owner = auth.getUserOrFail()
    const fields = await createProductValidator.validate(bodyOf(request, PRODUCT_LISTS))
    const id = await new CreateProduct().handle({ owner, fields })
    const [product] = await hydrateProducts([id], { viewer: owner, mediaBase })
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
