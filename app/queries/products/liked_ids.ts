import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'

/** Which of these products somebody likes; rows count whatever their is_active, as in Django. */
export async function likedIds(userId: number, ids: number[]): Promise<Set<number>> {
  const statement = {
    name: 'liked_products',
    sql: sql`select product_id from products_productlike
      where user_id = ${userId} and product_id = any(${bigints(ids)})`,
  }
  const rows = await select<{ product_id: number }>(statement)
  return new Set(rows.map(({ product_id: id }) => id))
}
