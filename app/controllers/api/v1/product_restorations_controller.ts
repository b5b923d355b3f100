import type { HttpContext } from '@adonisjs/core/http'
import { viewOf } from '#controllers/answers'
import RestoreProduct from '#actions/products/restore_product'
import { hydrateProducts } from '#queries/products/hydrate_products'

/** Bringing back what one deleted; to everybody else, and after 30 days, it does not exist. */
export default class ProductRestorationsController {
  async store(ctx: HttpContext) {
    const { auth, params } = ctx
    const viewer = auth.getUserOrFail()
    await new RestoreProduct().handle({ productId: params.id, by: viewer })
    const [product] = await hydrateProducts([params.id], viewOf(ctx))
    return product
  }
}
