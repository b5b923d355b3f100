import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'

/** Products that are looked at together. */
const BATCH = 50
/** Rows a statement deletes: one of a serving process has two seconds. */
const CHUNK = 2000

/**
 * What its owner deleted so long ago that it cannot be restored any more. What Django or a moderator
 * took away has no such mark and stays.
 */
const TRASH = sql`not p.is_active and p.deleted_by_id = p.user_id and p.deleted_at < now() - interval '30 days 1 hour'`

const isTrash = (productId: typeof TRASH, ids: number[]) =>
  sql`${productId} in (select p.id from products_product p where p.id = any(${bigints(ids)}) and ${TRASH})`

const LIKES = (ids: number[]) => sql`
  delete from products_productlike where id in (
    select l.id from products_productlike l where ${isTrash(sql`l.product_id`, ids)} limit ${CHUNK})
  returning 1 as gone`

/** Answers go before what they answer; likes of comments go with them. */
const COMMENTS = (ids: number[]) => sql`
  delete from products_comment where id in (
    select c.id from products_comment c
    where ${isTrash(sql`c.product_id`, ids)}
      and not exists (select from products_comment answer where answer.parent_id = c.id)
    limit ${CHUNK})
  returning 1 as gone`

/** Of these a product has few. References are checked at the end of the statement. */
const PRODUCTS = (ids: number[]) => sql`
  with trash as materialized (
    select p.id from products_product p where p.id = any(${bigints(ids)}) and ${TRASH} for update
  ),
  images as (delete from products_productimage where product_id in (select id from trash)),
  tags as (delete from products_producttagrelation where product_id in (select id from trash)),
  views as (delete from products_productview where product_id in (select id from trash)),
  texts as (delete from products_producttext where product_id in (select id from trash))
  delete from products_product where id in (select id from trash) returning id`

/** Deletes for good what its owner deleted more than 30 days ago. Safe to be cut off and to run twice. */
export default class PurgeTrash {
  async handle(): Promise<{ products: number }> {
    let products = 0
    for (let ids = await trashAfter(0); ids.length; ids = await trashAfter(ids.at(-1)!)) {
      await inChunks(() => LIKES(ids))
      await inChunks(() => COMMENTS(ids))
      const purged = await execute({ sql: PRODUCTS(ids) })
      products += purged.length
    }
    return { products }
  }
}

async function trashAfter(last: number): Promise<number[]> {
  const rows = await execute<{ id: number }>({
    sql: sql`select p.id from products_product p where p.deleted_by_id is not null and ${TRASH}
      and p.id > ${last} order by p.id limit ${BATCH}`,
  })
  return rows.map(({ id }) => id)
}

/** Until nothing is left to delete; answers may be many levels deep. */
async function inChunks(statement: () => typeof TRASH): Promise<void> {
  let gone: object[]
  do gone = await execute({ sql: statement() })
  while (gone.length)
}
