import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import Category from '#models/category'
import type Product from '#models/product'

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

/**
 * The active category that the fields name, if they name one.
 *
 * @throws InvalidInputException when no active category is called so
 */
export async function namedCategory(fields: ProductFields, client: TransactionClientContract) {
  const { category_id: id, category: alias } = fields
  const value = id ?? alias
  if (value === undefined) return undefined
  // More digits than a row's id has would not fit a bigint.
  const column = /^\d{1,15}$/.test(String(value)) ? 'id' : 'slug'
  const found = await Category.query({ client })
    .select('id')
    .where(column, value)
    .where('is_active', true)
    .first()
  if (found) return found.id
  const path = [id === undefined ? 'category' : 'category_id']
  throw new InvalidInputException([{ path, code: 'not_found', params: { value } }])
}
