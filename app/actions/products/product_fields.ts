import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type Product from '#models/product'
import { execute } from '#db/statements'

/** What an owner may set; a key that is missing stays as it is. */
export interface ProductFields {
  name?: string
  description?: string
  price?: string
  currency?: string
  category_id?: number
  /** id or slug, in place of `category_id` */
  category?: string
  tags?: string[]
  status?: Product['status']
}

/** The category that the fields name, as a condition on products_category. */
export function categoryNamed({ category_id: id, category: alias }: ProductFields): Sql {
  if (id !== undefined) return sql`id = ${id}`
  // More digits than a row's id has would not fit a bigint.
  return /^\d{1,15}$/.test(alias ?? '') ? sql`id = ${Number(alias)}` : sql`slug = ${alias}`
}

export function unknownCategory({ category_id: id, category: alias }: ProductFields) {
  const path = [id === undefined ? 'category' : 'category_id']
  return new InvalidInputException([{ path, code: 'not_found', params: { value: id ?? alias } }])
}

/**
 * The active category that the fields name, if they name one.
 *
 * @throws InvalidInputException when no active category is called so
 */
export async function namedCategory(fields: ProductFields, client: QueryClientContract) {
  if (fields.category_id === undefined && fields.category === undefined) return undefined
  const statement = sql`select id from products_category where is_active and ${categoryNamed(fields)}`
  const [found] = await execute<{ id: number }>({ sql: statement }, client)
  if (!found) throw unknownCategory(fields)
  return found.id
}
