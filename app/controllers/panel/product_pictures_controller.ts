import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import DescribePicture from '#actions/panel/describe_picture'
import { keepPictures } from '#actions/panel/keep_pictures'
import { words } from '#panel/words'
import { requiredFilesIn } from '#validators/files'
import { altTextValidator, movePictureValidator } from '#validators/panel'

export default class ProductPicturesController {
  async store(ctx: HttpContext) {
    await keepPictures.add(Number(ctx.params.id), requiredFilesIn(ctx.request), byOf(ctx))
    return back(ctx, words.product.picturesAdded)
  }

  async update(ctx: HttpContext) {
    const { alt_text: altText } = await readForm(ctx, altTextValidator)
    await new DescribePicture().handle({ ...pictureOf(ctx), altText, by: byOf(ctx) })
    return back(ctx, words.product.pictureSaved)
  }

  /** To another place in the gallery. */
  async move(ctx: HttpContext) {
    const { to } = await readForm(ctx, movePictureValidator)
    if (to === 'first') await keepPictures.putFirst(pictureOf(ctx), byOf(ctx))
    else await keepPictures.move(pictureOf(ctx), to === 'earlier' ? -1 : 1, byOf(ctx))
    return back(ctx, words.product.pictureMoved)
  }

  async destroy(ctx: HttpContext) {
    await keepPictures.remove(pictureOf(ctx), byOf(ctx))
    return back(ctx, words.product.pictureDeleted)
  }
}

const pictureOf = ({ params }: HttpContext) => ({
  productId: Number(params.id),
  imageId: Number(params.image_id),
})

const back = (ctx: HttpContext, text: string) =>
  done(ctx, `/admin/products/${ctx.params.id}#pictures`, text)
