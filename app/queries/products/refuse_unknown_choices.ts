import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { select } from '#db/statements'
import type { ProductFilters } from '#rules/product_filters'

/**
 * django-filter's ModelChoiceFilter refuses ids that stand for nothing. Only an empty list can have
 * been narrowed by one, so only then it is asked.
 *
 * @throws InvalidInputException when a filter names a category or user that is not there
 */
export async function refuseUnknownChoices(
  { category, user }: ProductFilters,
  client: QueryClientContract
): Promise<void> {
  const chosen = Object.entries({ category, user }).filter(([, id]) => id !== undefined)
  if (!chosen.length) return
  const statement = sql`select
    exists (select from products_category where id = ${category ?? null}) as category,
    exists (select from users_user where id = ${user ?? null}) as user`
  const [known] = await select<Record<string, boolean>>({ sql: statement }, client)
  const unknown = chosen.filter(([field]) => !known![field])
  if (!unknown.length) return
  throw new InvalidInputException(
    unknown.map(([field]) => ({ path: [field], code: 'filter_choice' }))
  )
}
