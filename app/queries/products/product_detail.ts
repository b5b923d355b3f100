import { NotFoundException } from '#exceptions/http'
import type { View } from '#queries/lists/view'
import { likedIds } from '#queries/products/liked_ids'
import { productRecords } from '#queries/products/product_records'
import { assembleProduct } from '#shapes/assemble_product'
import type { Product } from '#shapes/product'
import { isWithinReach } from '#rules/product_reach'

/**
 * One product, for those who may see it.
 *
 * @throws NotFoundException for what does not exist for the viewer
 */
export async function productDetail(id: number, { viewer, ...bases }: View): Promise<Product> {
  const [records, liked] = await Promise.all([
    productRecords([id]),
    viewer && likedIds(viewer.id, [id]),
  ])
  const record = records.get(id)
  if (!record || !isWithinReach(record, viewer)) throw new NotFoundException()
  return assembleProduct(record, { ...bases, liked: liked?.has(id) ?? false })
}
