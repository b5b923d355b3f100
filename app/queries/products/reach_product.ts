import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { execute } from '#services/statements'
import { isWithinReach, type ProductState } from '#support/product_reach'
import type { Viewer } from '#support/viewer'

/**
 * Who owns a product that a viewer may act on.
 *
 * @throws NotFoundException for what does not exist for that viewer
 */
export async function reachProduct(id: number, viewer: Viewer) {
  const [product] = await execute<ProductState>({
    name: 'product_state',
    sql: sql`select user_id, is_active, status, moderation_state
      from products_product where id = ${id}::bigint`,
  })
  if (!product || !isWithinReach(product, viewer)) throw new NotFoundException()
  return { id, userId: product.user_id }
}
