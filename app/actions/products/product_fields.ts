import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { execute } from '#db/statements'
import { given } from '#support/given'
import type { ProductChange } from '#validators/product'

export type { NewProduct, ProductChange } from '#validators/product'

/** The columns that the fields name; category and tags are found first. */
export function columnsIn({ category_id, category, tags, ...columns }: ProductChange) {
  return given(columns)
}

type CategoryFields = Pick<ProductChange, 'category_id' | 'category'>

/** The category that the fields name, as a condition on products_category. */
export function categoryNamed({ category_id: id, category: alias }: CategoryFields): Sql {
  if (id !== undefined) return sql`id = ${id}`
  // More digits than a row's id has would not fit a bigint.
  return /^\d{1,15}$/.test(alias ?? '') ? sql`id = ${Number(alias)}` : sql`slug = ${alias}`
}

export function unknownCategory({ category_id: id, category: alias }: CategoryFields) {
  const path = [id === undefined ? 'category' : 'category_id']
  return new InvalidInputException([{ path, code: 'not_found', params: { value: id ?? alias } }])
}

/**
 * The active category that the fields name, if they name one.
 *
 * @throws InvalidInputException when no active category is called so
 */
export async function namedCategory(fields: CategoryFields, client: QueryClientContract) {
  if (fields.category_id === undefined && fields.category === undefined) return undefined
  const statement = sql`select id from products_category where is_active and ${categoryNamed(fields)}`
  const [found] = await execute<{ id: number }>({ sql: statement }, client)
  if (!found) throw unknownCategory(fields)
  return found.id
}
