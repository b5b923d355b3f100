import type { HttpContext } from '@adonisjs/core/http'
import { deskView } from '#controllers/panel/desk_view'
import { byOf, done, warned } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import RemoveLikes from '#actions/panel/remove_likes'
import { words } from '#panel/words'
import { deskProduct, likersOf } from '#queries/panel/products/desk_product'
import { removeLikesValidator } from '#validators/panel'

export default class ProductLikesController {
  async index(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const [product, likers] = await Promise.all([deskProduct(id, deskView(ctx)), likersOf(id)])
    return ctx.view.render('panel/product_likes', { product, likers })
  }

  async destroy(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { ids = [], reason } = await readForm(ctx, removeLikesValidator)
    const path = `/admin/products/${id}/likes`
    if (!ids.length) return warned(ctx, path, words.product.nothingPicked)
    const input = { productId: id, userIds: ids, reason, by: byOf(ctx) }
    const count = await new RemoveLikes().handle(input)
    return done(ctx, path, words.product.likesRemoved(count))
  }
}
