import sql, { type Sql } from 'sql-template-tag'
import { categoryLabels } from '#queries/panel/categories/category_names'
import { USER_NAMES } from '#queries/panel/users/user_names'
import { textsHold } from '#queries/products/texts_hold'
import { select } from '#db/statements'
import { likePattern } from '#rules/search_terms'

/** What fields of the panel name in words. */
export const SUGGESTED = ['categories', 'tags', 'users', 'products'] as const
export type Suggested = (typeof SUGGESTED)[number]

const MAX = 10
/** However many there are, no more are sorted. */
const LOOKED_AT = 500

/** What a text that is being written may mean, as such a field takes it; ten at most. */
export const suggestionsOf = (kind: Suggested, text: string): Promise<string[]> =>
  FINDERS[kind](text)

const FINDERS: Record<Suggested, (text: string) => Promise<string[]>> = {
  categories: (text) => categoryLabels(text, MAX),
  tags: (text) =>
    valuesOf(sql`select name as value, length(name) as place from products_producttag
      where is_active and name ilike ${likePattern(text)}`),
  users: (text) =>
    valuesOf(sql`select '@' || username as value, length(username) as place from users_user u
      where ${USER_NAMES} like (select vitrin_fold(${likePattern(text.replace(/^@/, ''))}))`),
  products: (text) =>
    valuesOf(sql`select left(p.name, 100) || ' #' || p.id as value, length(p.name) as place
      from products_producttext t join products_product p on p.id = t.product_id
      where ${textsHold([text])}`),
}

/** The shortest of those that are found first. @param found - a SELECT of `value` and `place` */
async function valuesOf(found: Sql): Promise<string[]> {
  const rows = await select<{ value: string }>({
    sql: sql`select value from (${found} limit ${LOOKED_AT}::int) found order by place, value limit ${MAX}::int`,
  })
  return rows.map(({ value }) => value)
}
