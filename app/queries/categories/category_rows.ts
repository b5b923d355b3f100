import sql, { type Sql } from 'sql-template-tag'
import type { View } from '#queries/lists/view'
import { CATEGORY_IMAGE } from '#queries/pictures/shown_names'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { assembleCategory, type Category, type CategoryRow } from '#shapes/category'

const ACTIVE = sql`c.is_active`
/** No catalogue made for people has more; what is beyond is read by pages. */
const MAX_TREE = 5000
const MAX_CHILDREN = 500
const BY_NAME = sql`c.name collate "und-x-icu", c.id`

/** Descriptions that Django stored may be longer than new ones; lists of them must not be. */
const LISTED_TEXT = sql`left(c.description, 2000) as description`

/** Only active categories exist for readers, so a parent that is not active is none. */
const categoriesWhere = (
  name: string,
  condition: Sql,
  { text = LISTED_TEXT, tail = sql`` } = {}
) => ({
  name,
  sql: sql`select c.id, c.name, c.slug, ${text}, ${CATEGORY_IMAGE} as image, c.image_picture, parent.id as parent,
      (select coalesce(sum(n), 0)::int from products_productcount
        where scope = 'category' and key = c.id) as products_count
    from products_category c
    left join products_category parent on parent.id = c.parent_id and parent.is_active
    where ${ACTIVE} and ${condition} order by ${BY_NAME} ${tail}`,
})

/** Categories in the order of their ids; that they are active has been asked before. */
export async function categoryRows(ids: number[], { mediaBase }: View): Promise<Category[]> {
  const rows = await shaped(
    categoriesWhere('category_rows', sql`c.id = any(${bigints(ids)})`),
    mediaBase
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export const allCategories = (mediaBase: string) =>
  shaped(categoriesWhere('all_categories', sql`true`, { tail: sql`limit ${MAX_TREE}` }), mediaBase)

export const childrenOf = (id: number, mediaBase: string) =>
  shaped(
    categoriesWhere('child_categories', sql`c.parent_id = ${id}`, {
      tail: sql`limit ${MAX_CHILDREN}`,
    }),
    mediaBase
  )

/** @param key - an id in digits, else a slug */
export async function categoryByKey(key: string, mediaBase: string): Promise<Category | undefined> {
  const condition = /^\d+$/.test(key) ? sql`c.id = ${key}::bigint` : sql`c.slug = ${key}`
  const name = /^\d+$/.test(key) ? 'category_by_id' : 'category_by_slug'
  const [category] = await shaped(
    categoriesWhere(name, condition, { text: sql`c.description` }),
    mediaBase
  )
  return category
}

async function shaped(statement: { name: string; sql: Sql }, mediaBase: string) {
  const rows = await select<CategoryRow>(statement)
  return rows.map((row) => assembleCategory(row, mediaBase))
}
