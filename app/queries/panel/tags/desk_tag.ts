import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'

export interface DeskTagDetail {
  id: number
  name: string
  slug: string
  is_active: boolean
  created_at: string
  /** that have it, whatever their state */
  products: number
}

const usesOf = (id: number) =>
  sql`(select count(*)::int from products_producttagrelation where tag_id = ${id})`

/** How many products have a tag. */
export async function tagUses(id: number, client?: QueryClientContract): Promise<number> {
  const [uses] = await select<{ products: number }>(
    { sql: sql`select ${usesOf(id)} as products` },
    client
  )
  return uses!.products
}

/** A tag as the panel shows one, whatever its state. @throws NotFoundException */
export async function deskTag(id: number): Promise<DeskTagDetail> {
  const [tag] = await select<DeskTagDetail>({
    sql: sql`select id, name, slug, is_active, created_at, ${usesOf(id)} as products
      from products_producttag where id = ${id}`,
  })
  if (!tag) throw new NotFoundException()
  return tag
}

/** The tag of a name or a slug, as somebody typed it. */
export async function tagNamed(text: string): Promise<{ id: number } | undefined> {
  const [tag] = await select<{ id: number }>({
    sql: sql`select id from products_producttag where name = ${text} or slug = ${text.toLowerCase()}
      order by (name = ${text}) desc, id limit 1`,
  })
  return tag
}

const MAX_HITS = 20

/** The newest products that have a tag. */
export const productsWith = (tagId: number) =>
  select<{ id: number; name: string }>({
    sql: sql`select p.id, left(p.name, 200) as name from products_producttagrelation r
      join products_product p on p.id = r.product_id where r.tag_id = ${tagId}
      order by p.created_at desc, p.id desc limit ${MAX_HITS}`,
  })

const MAX_SUGGESTED = 100

/** The tags that are used most, to choose from. */
export async function tagSuggestions(): Promise<string[]> {
  const tags = await select<{ name: string }>({
    sql: sql`select t.name from (select key, sum(n) as n from products_productcount where scope = 'tag'
        group by key order by n desc, key limit ${MAX_SUGGESTED}) used
      join products_producttag t on t.id = used.key where t.is_active order by t.name`,
  })
  return tags.map(({ name }) => name)
}
