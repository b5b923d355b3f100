import type { HttpContext } from '@adonisjs/core/http'
import { LikeProduct, UnlikeProduct } from '#actions/likes/set_like'
import { ProductAlreadyLikedException, ProductNotLikedException } from '#exceptions/likes'
import { reachProduct } from '#queries/products/reach_product'

/** One's like of a product: there or not. POST and DELETE tell a repetition, PUT is safe to repeat. */
export default class ProductLikesController {
  async store(ctx: HttpContext) {
    const { changed, likesCount } = await new LikeProduct().handle(await this.#target(ctx))
    const state = { likes_count: likesCount, is_liked: true }
    if (!changed) throw new ProductAlreadyLikedException(state)
    return ctx.response.created({ message: 'Product liked successfully', ...state })
  }

  async update(ctx: HttpContext) {
    const { likesCount } = await new LikeProduct().handle(await this.#target(ctx))
    return { message: 'Product liked successfully', likes_count: likesCount, is_liked: true }
  }

  async destroy(ctx: HttpContext) {
    const { changed, likesCount } = await new UnlikeProduct().handle(await this.#target(ctx))
    const state = { likes_count: likesCount, is_liked: false }
    if (!changed) throw new ProductNotLikedException(state)
    return { message: 'Product unliked successfully', ...state }
  }

  /** Whoever reaches a product may like it. */
  async #target({ auth, params }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const product = await reachProduct(params.id, viewer)
    return { productId: product.id, userId: viewer.id }
  }
}
