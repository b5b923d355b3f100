import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import DescribePicture from '#actions/panel/describe_picture'
import { words } from '#panel/words'
import { altTextValidator } from '#validators/panel'

export default class ProductPicturesController {
  async update(ctx: HttpContext) {
    const productId = Number(ctx.params.id)
    const { alt_text: altText } = await readForm(ctx, altTextValidator)
    const imageId = Number(ctx.params.image_id)
    await new DescribePicture().handle({ productId, imageId, altText, by: byOf(ctx) })
    return done(ctx, `/admin/products/${productId}`, words.product.pictureSaved)
  }
}
