import sql from 'sql-template-tag'
import { noteAudit } from '#actions/panel/note_audit'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { By } from '#rules/audit'

interface Input {
  productId: number
  userIds: number[]
  reason: string
  by: By
}

/** Takes likes of a vote ring from a product; the counter follows by what really went. */
export default class RemoveLikes {
  /** @returns how many; @throws E_ROW_NOT_FOUND */
  async handle({ productId, userIds, reason, by }: Input): Promise<number> {
    return atomically(async (client) => {
      const product = await Product.query({ client })
        .where('id', productId)
        .forUpdate()
        .firstOrFail()
      const gone = await execute<{ user_id: number }>(
        {
          sql: sql`with went as (
              delete from products_productlike where product_id = ${productId} and user_id = any(${bigints(userIds)})
              returning user_id
            ), counted as (
              update products_product set likes_count = greatest(likes_count - (select count(*) from went), 0)
              where id = ${productId}
            )
            select user_id from went`,
        },
        client
      )
      const target = { type: 'product', id: productId, name: product.name }
      const before = { users: gone.map((one) => one.user_id) }
      if (gone.length)
        await noteAudit({ by, deed: 'likes_removed', target, before, reason }, client)
      return gone.length
    })
  }
}
