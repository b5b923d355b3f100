import sql from 'sql-template-tag'
import { untilNone } from '#actions/privacy/erase_comments'

/** Rows of one transaction: a statement of a serving process has two seconds. */
const BATCH = 500

const ofProducts = (userId: number) => sql`with gone as (
    delete from products_productlike where id in (
      select id from products_productlike where user_id = ${userId} limit ${BATCH}) returning product_id
  ), counted as (
    update products_product p set likes_count = greatest(p.likes_count - 1, 0)
    from gone g where p.id = g.product_id)
  select product_id from gone`

const ofComments = (userId: number) => sql`with gone as (
    delete from products_commentlike where id in (
      select id from products_commentlike where user_id = ${userId} limit ${BATCH}) returning comment_id
  ), counted as (
    update products_comment c set likes_count = greatest(c.likes_count - 1, 0)
    from gone g where c.id = g.comment_id)
  select comment_id from gone`

/** Takes back what somebody liked; the counters follow in the same statements. */
export async function eraseLikes(userId: number): Promise<void> {
  await untilNone(() => ofProducts(userId))
  await untilNone(() => ofComments(userId))
}
