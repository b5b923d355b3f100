import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import { CATEGORY_IMAGE } from '#queries/pictures/shown_names'
import { select } from '#db/statements'
import { mediaUrl } from '#rules/media_url'

export interface Uses {
  /** whatever their state */
  products: number
  children: number
}

interface Row extends Uses {
  id: number
  name: string
  slug: string
  description: string
  is_active: boolean
  parent_id: number | null
  parent_name: string | null
  image: string | null
  created_at: string
  updated_at: string
}

const usesOf = (id: number) => sql`
  (select count(*)::int from products_product where category_id = ${id}) as products,
  (select count(*)::int from products_category where parent_id = ${id}) as children`

/** What refers to a category. */
export async function categoryUses(id: number, client?: QueryClientContract): Promise<Uses> {
  const [uses] = await select<Uses>({ sql: sql`select ${usesOf(id)}` }, client)
  return uses!
}

/** A category as the panel shows one, whatever its state. @throws NotFoundException */
export async function deskCategory(id: number, mediaBase: string): Promise<Row> {
  const [row] = await select<Row>({
    sql: sql`select c.id, c.name, c.slug, c.description, c.is_active, c.parent_id, p.name as parent_name,
        ${CATEGORY_IMAGE} as image, c.created_at, c.updated_at, ${usesOf(id)}
      from products_category c left join products_category p on p.id = c.parent_id where c.id = ${id}`,
  })
  if (!row) throw new NotFoundException()
  return { ...row, image: mediaUrl(mediaBase, row.image) }
}

export interface Hit {
  id: number
  name: string
}

const MAX_HITS = 20

/** The newest products of a category, for who is about to move them. */
export const productsIn = (categoryId: number) =>
  select<Hit>({
    sql: sql`select id, left(name, 200) as name from products_product where category_id = ${categoryId}
      order by created_at desc, id desc limit ${MAX_HITS}`,
  })

/** The categories right below one. */
export const childrenIn = (categoryId: number) =>
  select<Hit>({
    sql: sql`select id, name from products_category where parent_id = ${categoryId}
      order by name collate "und-x-icu", id limit ${MAX_HITS}`,
  })
