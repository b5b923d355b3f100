import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { isWithinReach, type ProductState } from '#rules/product_reach'
import type { Viewer } from '#rules/viewer'

const statesOf = (ids: number[]) => ({
  name: 'product_states',
  sql: sql`select id, user_id, is_active, is_listed, author_hidden
    from products_product where id = any(${bigints(ids)})`,
})

/** What is asked for in one turn of the event loop is read together. */
const states = new BatchLoader<number, ProductState>(async (ids) => {
  const rows = await select<ProductState & { id: number }>(statesOf(ids))
  return new Map(rows.map((row) => [row.id, row]))
})

/**
 * Who owns a product that a viewer may see.
 *
 * @throws NotFoundException for what does not exist for that viewer
 */
export async function reachProduct(id: number, viewer?: Viewer) {
  const product = await states.get(id)
  if (!product || !isWithinReach(product, viewer)) throw new NotFoundException()
  return { id, userId: product.user_id }
}
