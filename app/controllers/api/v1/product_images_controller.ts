import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import AddPictures from '#actions/pictures/add_pictures'
import DeletePicture from '#actions/pictures/delete_picture'
import EditPicture from '#actions/pictures/edit_picture'
import OrderPictures from '#actions/pictures/order_pictures'
import ProductPolicy from '#policies/product_policy'
import { productImage, productImages } from '#queries/pictures/product_images'
import { reachProduct } from '#queries/products/reach_product'
import { requiredFilesIn } from '#validators/files'
import {
  editPictureValidator,
  newPictureValidator,
  orderPicturesValidator,
} from '#validators/picture'

export default class ProductImagesController {
  async index(ctx: HttpContext) {
    const { id } = await reachProduct(ctx.params.id, ctx.auth.user)
    return productImages(id, ctx)
  }

  async store(ctx: HttpContext) {
    const productId = await ownProduct(ctx)
    const fields = await readBody(ctx, newPictureValidator)
    const files = requiredFilesIn(ctx.request)
    const { ids, isNew } = await new AddPictures().handle({ productId, files, fields })
    const images = await productImages(productId, ctx)
    const answer = ids.flatMap((id) => images.find((image) => image.id === id) ?? [])
    return isNew ? ctx.response.created(answer) : answer
  }

  /** All of them into an order. */
  async reorder(ctx: HttpContext) {
    const productId = await ownProduct(ctx)
    const { order } = await readBody(ctx, orderPicturesValidator)
    await new OrderPictures().handle({ productId, order })
    return productImages(productId, ctx)
  }

  async update(ctx: HttpContext) {
    const productId = await ownProduct(ctx)
    const { id: imageId } = await productImage(productId, ctx.params.image_id, ctx)
    const fields = await readBody(ctx, editPictureValidator)
    await new EditPicture().handle({ productId, imageId, fields })
    return productImage(productId, imageId, ctx)
  }

  async destroy(ctx: HttpContext) {
    const productId = await ownProduct(ctx)
    await new DeletePicture().handle({ productId, imageId: ctx.params.image_id })
    return ctx.response.noContent()
  }
}

/** The id of the product that the path names, for its owner. */
async function ownProduct({ auth, bouncer, params }: HttpContext): Promise<number> {
  const { id, userId } = await reachProduct(params.id, auth.getUserOrFail())
  await bouncer.with(ProductPolicy).authorize('update', { userId })
  return id
}
