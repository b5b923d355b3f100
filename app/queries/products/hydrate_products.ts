import type { View } from '#queries/lists/view'
import { likedIds } from '#queries/products/liked_ids'
import { productRecords, type Extent } from '#queries/products/product_records'
import { assembleProduct } from '#shapes/assemble_product'
import type { Product } from '#shapes/product'

/** Products as the API shows them, in the order of their ids; who may see them has been asked before. */
export async function hydrateProducts(
  ids: number[],
  { viewer, ...bases }: View,
  extent: Extent = 'whole'
): Promise<Product[]> {
  if (!ids.length) return []
  const [records, liked] = await Promise.all([
    productRecords(ids, extent),
    viewer ? likedIds(viewer.id, ids) : NONE,
  ])
  return ids.flatMap((id) => {
    const record = records.get(id)
    return record ? assembleProduct(record, { ...bases, liked: liked.has(id) }) : []
  })
}

const NONE: ReadonlySet<number> = new Set()
