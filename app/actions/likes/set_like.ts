import sql, { type Sql } from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { execute, select } from '#db/statements'

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

interface Change {
  name: string
  /** returns the new count when it changed something */
  statement: Sql
  /** reads the count when it did not */
  count: Sql
}

// Raw SQL for the bench's bar `like`.
/**
 * Adds or removes the row and moves the counter by the rows that really came or went: one
 * statement is one transaction, so however many clients meet, the counter equals the rows. A statement that
 * changed nothing saw the counter as it was before it waited, so the counter is read anew.
 *
 * @throws NotFoundException when there is no counter any more
 */
export async function changeLike({ name, statement, count }: Change): Promise<LikeResult> {
  const [changed] = await execute<Counted>({ name, sql: statement })
  const [counted] = changed
    ? [changed]
    : await select<Counted>({ name: `${name}_count`, sql: count })
  if (!counted) throw new NotFoundException()
  return { changed: changed !== undefined, likesCount: counted.likes_count }
}

const countOf = (productId: number) =>
  sql`select likes_count from products_product where id = ${productId}::bigint`

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
    return changeLike({ name: 'like', statement, count: countOf(productId) })
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
    return changeLike({ name: 'unlike', statement, count: countOf(productId) })
  }
}
