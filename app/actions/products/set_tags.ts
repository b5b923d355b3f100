import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { tagSlug } from '#support/tag_slug'

/** In the order of their slugs, so that two products making the same new tags cannot deadlock. */
const MAKE_MISSING = `
  insert into products_producttag (name, slug)
  select name, slug from unnest(?::text[], ?::text[]) as wanted (name, slug)
  where not exists (select from products_producttag known where known.slug = wanted.slug)
  order by slug
  on conflict do nothing`

/** By name too: a tag that Django made may bear the name under another slug. */
const RELATE = `
  insert into products_producttagrelation (product_id, tag_id)
  select ?, id from products_producttag where slug = any(?::text[]) or name = any(?::text[])
  on conflict (product_id, tag_id) do update set is_active = true, updated_at = now()
  where not products_producttagrelation.is_active`

const UNRELATE = `
  delete from products_producttagrelation relation using products_producttag tag
  where relation.product_id = ? and tag.id = relation.tag_id
    and tag.slug <> all(?::text[]) and tag.name <> all(?::text[])`

/**
 * Gives a product exactly these tags and makes those that are new. Names with one slug are one tag.
 * A tag that another transaction makes at the same time is waited for and shared.
 */
export async function setTags(
  productId: number,
  wanted: string[],
  client: TransactionClientContract
): Promise<void> {
  const bySlug = new Map(wanted.map((name) => [tagSlug(name), name]))
  const slugs = [...bySlug.keys()]
  const names = [...bySlug.values()]
  if (slugs.length) {
    await client.rawQuery(MAKE_MISSING, [names, slugs])
    await client.rawQuery(RELATE, [productId, slugs, names])
  }
  await client.rawQuery(UNRELATE, [productId, slugs, names])
}
