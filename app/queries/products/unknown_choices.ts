import sql from 'sql-template-tag'
import type { ProductFilters } from '#queries/products/product_query'
import { select } from '#db/statements'

/** Which of the category and the user that a list is narrowed by are not there. */
export async function unknownProductChoices(filters: ProductFilters): Promise<string[]> {
  const { category = null, user = null } = filters
  if (category === null && user === null) return []
  const statement = sql`select
    ${category}::bigint is null or exists (select from products_category where id = ${category}) as category,
    ${user}::bigint is null or exists (select from users_user where id = ${user}) as user`
  const [known] = await select<Record<string, boolean>>({ sql: statement })
  return Object.keys(known!).filter((field) => !known![field])
}
