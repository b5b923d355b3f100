import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { databaseFault, violatedConstraint } from '#db/database_fault'
import { hold } from '#db/advisory_keys'

/**
 * A transaction that writes a category. One key for all changes is held before any row is: two moves
 * at once could close a circle that neither sees, or wait for each other's row.
 *
 * @throws InvalidInputException when its slug is another's
 */
export async function changeCategory<T>(
  work: (client: TransactionClientContract) => Promise<T>
): Promise<T> {
  try {
    return await atomically(async (client) => {
      await hold('changeCategory', client)
      return work(client)
    })
  } catch (error) {
    const taken = databaseFault(error) === 'unique' && /slug/.test(violatedConstraint(error))
    throw taken ? new InvalidInputException([{ path: ['slug'], code: 'unique_slug' }]) : error
  }
}

/**
 * Puts a category below another one, which must be active and not below it.
 *
 * @throws InvalidInputException when there is no such parent, or the tree would close into a circle
 */
export async function moveBelow(
  category: Category,
  parentId: number | null,
  client: TransactionClientContract
): Promise<void> {
  category.parentId = parentId
  if (parentId === null) return
  const parent = await Category.query({ client }).where({ id: parentId, isActive: true }).first()
  if (!parent) throw refusal('not_found', parentId)
  if (category.id && (await isBelow(parentId, category.id, client)))
    throw refusal('category_cycle', parentId)
}

const refusal = (code: string, value: number) =>
  new InvalidInputException([{ path: ['parent'], code, params: { value } }])

/** Whether the way up from `id` passes `above`, itself included. */
async function isBelow(id: number, above: number, client: TransactionClientContract) {
  const way = sql`
    with recursive way (id, parent_id) as (
      select id, parent_id from products_category where id = ${id}
      union select c.id, c.parent_id from products_category c join way w on c.id = w.parent_id
    )
    select from way where id = ${above}`
  const found = await execute({ sql: way }, client)
  return found.length > 0
}
