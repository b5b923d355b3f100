import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { execute } from '#db/statements'
import { texts } from '#db/sql_lists'
import { tagSlug } from '#rules/tag_slug'

/** Tags as they are wanted: names with one slug are one tag, and the last of them names it. */
export interface WantedTags {
  names: string[]
  slugs: string[]
}

export function wantedTags(names: string[] = []): WantedTags {
  const bySlug = new Map(names.map((name) => [tagSlug(name), name]))
  return { names: [...bySlug.values()], slugs: [...bySlug.keys()] }
}

/** The tags that are wanted: by name too, for one that Django made may bear it under another slug. */
export const meant = ({ names, slugs }: WantedTags) =>
  sql`(tag.slug = any(${texts(slugs)}) or tag.name = any(${texts(names)}))`

/**
 * Makes the tags that nobody has made. In the order of their slugs, so that two products making the same
 * ones cannot deadlock; one that another transaction makes at the same time is waited for and shared.
 */
export async function makeMissingTags({ names, slugs }: WantedTags, client?: QueryClientContract) {
  const statement = sql`
    insert into products_producttag (name, slug)
    select name, slug from unnest(${texts(names)}, ${texts(slugs)}) as wanted (name, slug)
    where not exists (select from products_producttag known where known.slug = wanted.slug)
    order by slug
    on conflict do nothing`
  await execute({ sql: statement }, client)
}

/** Gives a product exactly these tags, and makes those that are new. */
export async function setTags(
  productId: number,
  names: string[],
  client: QueryClientContract
): Promise<void> {
  const wanted = wantedTags(names)
  if (names.length) await makeMissingTags(wanted, client)
  const relate = sql`
    insert into products_producttagrelation (product_id, tag_id)
    select ${productId}::bigint, tag.id from products_producttag tag where ${meant(wanted)}
    on conflict (product_id, tag_id) do update set is_active = true, updated_at = now()
    where not products_producttagrelation.is_active`
  const unrelate = sql`
    delete from products_producttagrelation relation using products_producttag tag
    where relation.product_id = ${productId} and tag.id = relation.tag_id and not ${meant(wanted)}`
  await execute({ sql: relate }, client)
  await execute({ sql: unrelate }, client)
}
