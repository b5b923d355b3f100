import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import ProductImage from '#models/product_image'
import { holdFolder } from '#db/advisory_keys'
import { folderOf } from '#rules/file_owner'

interface Wanted {
  productId: number
  imageId: number
}

/**
 * A picture of a product that nobody else changes before the transaction ends.
 *
 * @throws NotFoundException when it is gone
 */
export async function heldPicture(
  { productId, imageId }: Wanted,
  client: TransactionClientContract
) {
  await holdFolder(folderOf({ productId }), client)
  const wanted = { id: imageId, productId, isActive: true }
  const picture = await ProductImage.query({ client }).where(wanted).first()
  if (!picture) throw new NotFoundException()
  return picture
}
