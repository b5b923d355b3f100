import type { Aspect } from '#actions/moderation/aspects/aspect'
import { askForPlacing } from '#actions/files/ask_for_placing'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'

/** Whether a picture is part of its product. It keeps its row and its private files, so that it can come back. */
export const productPicture: Aspect = {
  async read({ id: productId }, client, { image_id }) {
    await holdFolder(folderOf({ productId }), client)
    const wanted = { id: image_id as number, productId }
    const picture = await ProductImage.query({ client }).where(wanted).forUpdate().first()
    return picture && { image_id: picture.id, is_active: picture.isActive }
  },
  async write(_target, { image_id, is_active }, client) {
    await ProductImage.query({ client })
      .where('id', image_id as number)
      .update({ is_active })
  },
  follow: ({ id }, client) => askForPlacing({ productId: id }, client),
}
