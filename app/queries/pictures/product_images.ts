import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import { HAS_PUBLIC_FILES } from '#queries/products/listed'
import { IMAGE_COLUMNS, inGallery } from '#queries/products/product_records'
import { assembleImage, baseOf, type MediaBases } from '#shapes/assemble_image'
import type { ProductImage } from '#shapes/product_image'
import type { ImageRow } from '#shapes/product_record'

const imagesOf = (productId: number) => ({
  name: 'images_of_product',
  sql: sql`select ${IMAGE_COLUMNS}, ${HAS_PUBLIC_FILES} from products_product p
    join products_productimage i on i.is_active and i.product_id = p.id where p.id = ${productId}::bigint`,
})

/** The pictures of a product, in the order of its gallery; who may see it has been asked before. */
export async function productImages(productId: number, bases: MediaBases): Promise<ProductImage[]> {
  const rows = await select<ImageRow & { has_public_files: boolean }>(imagesOf(productId))
  return rows.toSorted(inGallery).map((row) => assembleImage(row, baseOf(row, bases)))
}

/** @throws NotFoundException when the product has no such picture */
export async function productImage(productId: number, imageId: number, bases: MediaBases) {
  const images = await productImages(productId, bases)
  const image = images.find(({ id }) => id === imageId)
  if (!image) throw new NotFoundException()
  return image
}
