import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import { isInside } from '#queries/categories/category_problems'
import { hold } from '#db/advisory_keys'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { deleteFiles } from '#queue/files'
import { PART, type Merge } from '#rules/panel_tasks'

/** @throws InvalidInputException when the other category is not there, is the same, or is below it */
export async function refuseUnfit({ from, into }: Merge, client: TransactionClientContract) {
  const refused = (code: string) =>
    new InvalidInputException([{ path: ['into'], code, params: { value: into } }])
  const other = await Category.find(into, { client })
  if (!other) throw refused('not_found')
  if (await isInside(from, into, client)) throw refused('merge_cycle')
  return other
}

/** The next products; what is below it, and itself, with the last of them. */
export async function mergeCategoryPart({ from, into }: Merge, client: TransactionClientContract) {
  await hold('changeCategory', client)
  await refuseUnfit({ from, into }, client)
  const done = await moveProducts({ from, into }, client)
  if (done === PART) return { done, isLast: false }
  const category = await Category.query({ client }).where({ id: from }).forUpdate().first()
  if (!category) return { done, isLast: true }
  // Nothing can be put into it any more: its row is held.
  const late = await moveProducts({ from, into }, client)
  if (late === PART) return { done: done + late, isLast: false }
  await Category.query({ client }).where('parentId', from).update({ parent_id: into })
  await category.delete()
  await enqueue(deleteFiles, {}, { client })
  return { done: done + late, isLast: true }
}

async function moveProducts({ from, into }: Merge, client: TransactionClientContract) {
  const moved = await execute<{ id: number }>(
    {
      sql: sql`with part as (
          select id from products_product where category_id = ${from} order by id limit ${PART} for no key update
        ) update products_product p set category_id = ${into} from part where p.id = part.id returning p.id`,
    },
    client
  )
  return moved.length
}
