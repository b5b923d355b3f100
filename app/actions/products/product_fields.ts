import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
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

/**
 * The active category that the fields name, or the one that the product has: null when there is none, undefined
 * when they name none.
 */
export async function namedCategory(
  fields: CategoryFields,
  productId?: number,
  client?: QueryClientContract
) {
  if (fields.category_id === undefined && fields.category === undefined) return undefined
  const statement = sql`select id from products_category where ${categoryNamed(fields)}
    and (is_active or id = (select category_id from products_product where id = ${productId ?? null}))`
  const [found] = await execute<{ id: number }>({ sql: statement }, client)
  return found?.id ?? null
}

/** What was found of the category and the tags that fields name. */
interface Choices {
  /** null: no active one is called so */
  category?: number | null
  /** names of tags that were made inactive */
  inactive: string[]
}

/** What is wrong with the category and the tags that the fields name. */
export function choiceProblems(
  { category_id: id, category: alias, tags = [] }: CategoryFields & { tags?: string[] },
  { category, inactive }: Choices
): FieldProblem[] {
  const path = [id === undefined ? 'category' : 'category_id']
  const unknown = { path, code: 'not_found', params: { value: id ?? alias } }
  const unusable = inactive.map((value) => ({
    path: ['tags', String(tags.lastIndexOf(value))],
    ...{ code: 'invalid_choice', params: { value } },
  }))
  return category === null ? [unknown, ...unusable] : unusable
}
