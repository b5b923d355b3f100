import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { Aspect } from '#actions/moderation/aspects/aspect'
import { askForPlacing } from '#actions/files/ask_for_placing'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'

/**
 * Whether a picture is part of its product. It keeps its row and its private files, so that it can come back, unless its
 * owner has uploaded the same again.
 */
export const productPicture: Aspect = {
  async read({ id: productId }, client, { image_id }) {
    await holdFolder(folderOf({ productId }), client)
    const wanted = { id: image_id as number, productId }
    const picture = await ProductImage.query({ client }).where(wanted).forUpdate().first()
    return picture && { image_id: picture.id, is_active: picture.isActive }
  },
  async write({ id: productId }, { image_id, is_active }, client) {
    const { id, sha256 } = await ProductImage.findOrFail(image_id, { client })
    const isAgain = is_active && sha256 && (await isThere({ productId, sha256 }, client))
    const state = { image_id, is_active: isAgain ? false : is_active }
    await ProductImage.query({ client }).where({ id }).update({ is_active: state.is_active })
    return state
  },
  follow: ({ id }, client) => askForPlacing({ productId: id }, client),
}

const isThere = (
  picture: { productId: number; sha256: string },
  client: TransactionClientContract
) =>
  ProductImage.query({ client })
    .where({ ...picture, isActive: true })
    .first()
