import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import ProductTag from '#models/product_tag'
import { hold } from '#db/advisory_keys'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'
import { PART, type Merge } from '#rules/panel_tasks'

/**
 * The tag that products get, held so that it cannot go meanwhile.
 *
 * @throws InvalidInputException when it is the same or is not there
 */
export async function tagToFill({ from, into }: Merge, client: TransactionClientContract) {
  const other = await ProductTag.query({ client }).where({ id: into }).forShare().first()
  if (other && from !== into) return other
  const code = other ? 'merge_cycle' : 'not_found'
  throw new InvalidInputException([{ path: ['into'], code, params: { value: into } }])
}

/** The next products; the tag itself with the last of them. Two merges at once could delete each other's tag. */
export async function mergeTagPart({ from, into }: Merge, client: TransactionClientContract) {
  await hold('mergeTags', client)
  await tagToFill({ from, into }, client)
  const done = await movePart({ from, into }, client)
  if (done === PART) return { done, isLast: false }
  const tag = await ProductTag.query({ client }).where({ id: from }).forUpdate().first()
  if (!tag) return { done, isLast: true }
  // No product can get it any more: its row is held.
  const late = await movePart({ from, into }, client)
  if (late === PART) return { done: done + late, isLast: false }
  await tag.delete()
  return { done: done + late, isLast: true }
}

/** The products first, as whoever tags a product holds it first. */
async function movePart({ from, into }: Merge, client: TransactionClientContract): Promise<number> {
  const products = await execute<{ id: number }>(
    {
      sql: sql`select p.id from products_product p where p.id in (
          select product_id from products_producttagrelation where tag_id = ${from}
          order by product_id limit ${PART}
        ) order by p.id for no key update`,
    },
    client
  )
  const ids = products.map(({ id }) => id)
  if (ids.length)
    for (const statement of moving({ from, into }, ids)) await execute({ sql: statement }, client)
  return ids.length
}

/** Where a product has the other one already, that becomes active and this one goes; elsewhere this one becomes it. */
const moving = ({ from, into }: Merge, ids: number[]) => [
  sql`update products_producttagrelation other set is_active = true
    from products_producttagrelation own
    where own.tag_id = ${from} and own.is_active and own.product_id = any(${bigints(ids)})
      and other.product_id = own.product_id and other.tag_id = ${into} and not other.is_active`,
  sql`delete from products_producttagrelation own using products_producttagrelation other
    where own.tag_id = ${from} and own.product_id = any(${bigints(ids)})
      and other.product_id = own.product_id and other.tag_id = ${into}`,
  sql`update products_producttagrelation set tag_id = ${into}
    where tag_id = ${from} and product_id = any(${bigints(ids)})`,
]
