import sql, { type Sql } from 'sql-template-tag'
import { execute } from '#db/statements'

interface Input {
  productId: number
  userId: number
}

interface Counted {
  likes_count: number
}

/** What came of it; `changed` is false when the like was there, or gone, already. */
export interface LikeResult {
  changed: boolean
  likesCount: number
}

// Raw SQL for the bench's bar `like`.
/**
 * Adds or removes the row and moves the counter by the rows that really came or went: one
 * statement is one transaction, so however many clients meet, the counter equals the rows.
 */
async function change(name: string, statement: Sql, productId: number): Promise<LikeResult> {
  const [counted] = await execute<Counted>({ name, sql: statement })
  return {
    changed: counted !== undefined,
    likesCount: counted?.likes_count ?? (await countOf(productId)),
  }
}

/** Read anew: the statement that changed nothing saw the counter as it was before it waited. */
async function countOf(productId: number): Promise<number> {
  const read = sql`select likes_count from products_product where id = ${productId}::bigint`
  const [row] = await execute<Counted>({ name: 'likes_count', sql: read })
  return row?.likes_count ?? 0
}

/** Likes a product once, however often it is asked. */
export class LikeProduct {
  handle({ productId, userId }: Input): Promise<LikeResult> {
    const statement = sql`
      with came as (
        insert into products_productlike (product_id, user_id)
        values (${productId}::bigint, ${userId}::bigint)
        on conflict (product_id, user_id) do nothing
        returning product_id
      )
      update products_product set likes_count = likes_count + 1
      where id = (select product_id from came)
      returning likes_count`
    return change('like', statement, productId)
  }
}

/** Takes a like back. */
export class UnlikeProduct {
  handle({ productId, userId }: Input): Promise<LikeResult> {
    const statement = sql`
      with went as (
        delete from products_productlike
        where product_id = ${productId}::bigint and user_id = ${userId}::bigint
        returning product_id
      )
      update products_product set likes_count = greatest(likes_count - 1, 0)
      where id = (select product_id from went)
      returning likes_count`
    return change('unlike', statement, productId)
  }
}
