import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import { assembleCategory, type Category, type CategoryRow } from '#shapes/category'

const ACTIVE = sql`c.is_active`
/** No catalogue made for people has more; what is beyond is read by pages. */
const MAX_TREE = 5000
const MAX_CHILDREN = 500
const BY_NAME = sql`c.name collate "und-x-icu", c.id`

/** Only active categories exist for readers, so a parent that is not active is none. */
const categoriesWhere = (name: string, condition: Sql, tail = sql``) => ({
  name,
  sql: sql`select c.id, c.name, c.slug, c.description, c.image, parent.id as parent,
      (select coalesce(sum(n), 0)::int from products_productcount
        where scope = 'category' and key = c.id) as products_count
    from products_category c
    left join products_category parent on parent.id = c.parent_id and parent.is_active
    where ${ACTIVE} and ${condition} order by ${BY_NAME} ${tail}`,
})

interface Slice {
  limit: number
  offset: number
}

/** Categories by name. @param mediaBase - in front of the names of files */
export async function categories(slice: Slice, mediaBase: string): Promise<Category[]> {
  const tail = sql`limit ${slice.limit} offset ${slice.offset}`
  return shaped(categoriesWhere('categories', sql`true`, tail), mediaBase)
}

export const allCategories = (mediaBase: string) =>
  shaped(categoriesWhere('all_categories', sql`true`, sql`limit ${MAX_TREE}`), mediaBase)

export const childrenOf = (id: number, mediaBase: string) =>
  shaped(
    categoriesWhere('child_categories', sql`c.parent_id = ${id}`, sql`limit ${MAX_CHILDREN}`),
    mediaBase
  )

/** @param key - an id in digits, else a slug */
export async function categoryByKey(key: string, mediaBase: string): Promise<Category | undefined> {
  const condition = /^\d+$/.test(key) ? sql`c.id = ${key}::bigint` : sql`c.slug = ${key}`
  const name = /^\d+$/.test(key) ? 'category_by_id' : 'category_by_slug'
  const [category] = await shaped(categoriesWhere(name, condition), mediaBase)
  return category
}

export async function countCategories(): Promise<number> {
  const statement = sql`select count(*)::int as n from products_category c where ${ACTIVE}`
  const [row] = await select<{ n: number }>({ name: 'count_categories', sql: statement })
  return row!.n
}

async function shaped(statement: { name: string; sql: Sql }, mediaBase: string) {
  const rows = await select<CategoryRow>(statement)
  return rows.map((row) => assembleCategory(row, mediaBase))
}
