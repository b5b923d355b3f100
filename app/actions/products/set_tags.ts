import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { ConflictException } from '#exceptions/http'
import type Product from '#models/product'
import ProductTag from '#models/product_tag'
import { select } from '#db/statements'
import { texts } from '#db/sql_lists'
import { tagSlug } from '#rules/tag_slug'

/** Tags as they are wanted: names with one slug are one tag, and the last of them names it. */
export interface WantedTags {
  names: string[]
  slugs: string[]
}

interface ChosenTag {
  id: number | null
  is_active: boolean
  name: string
}

export function wantedTags(names: string[] = []): WantedTags {
  const bySlug = new Map(names.map((name) => [tagSlug(name) || name, name]))
  return { names: [...bySlug.values()], slugs: [...bySlug.keys()] }
}

/**
 * One row (id, is_active, name) for each wanted tag: the one with its slug, else the one with its name, which
 * Django may have made under another slug; without an id where there is none yet.
 */
export const chosen = ({ names, slugs }: WantedTags): Sql => sql`
  select coalesce(by_slug.id, by_name.id) as id, coalesce(by_slug.is_active, by_name.is_active) as is_active,
    wanted.name
  from unnest(${texts(names)}, ${texts(slugs)}) wanted (name, slug)
  left join products_producttag by_slug on by_slug.slug = wanted.slug
  left join products_producttag by_name on by_slug.id is null and by_name.name = wanted.name`

/** The names of wanted tags that were made inactive. */
export async function inactiveTags(names: string[]): Promise<string[]> {
  if (!names.length) return []
  const tags = await select<ChosenTag>({ sql: chosen(wantedTags(names)) })
  return tags.filter((tag) => tag.is_active === false).map(({ name }) => name)
}

/**
 * Makes the tags that nobody has made. In the order of their slugs, so that two products making the same
 * ones cannot deadlock; one that another transaction makes at the same time is waited for and shared.
 */
export async function makeMissingTags(
  { names, slugs }: WantedTags,
  client: QueryClientContract = db.connection()
): Promise<void> {
  const rows = slugs.map((slug, index) => ({ slug, name: names[index] }))
  const known = await ProductTag.query({ client }).select('slug').whereIn('slug', slugs)
  const missing = rows.filter(({ slug }) => !known.some((tag) => tag.slug === slug))
  if (!missing.length) return
  const inOrder = missing.toSorted((one, other) => (one.slug < other.slug ? -1 : 1))
  await client.table(ProductTag.table).multiInsert(inOrder).onConflict().ignore()
}

/**
 * Gives a product, which its transaction holds, exactly these tags, and makes those that are new.
 *
 * @returns the names of those that were made inactive; if there are any, nothing was given
 * @throws ConflictException when somebody deletes one meanwhile
 */
export async function setTags(product: Product, names: string[]): Promise<string[]> {
  const client = product.$trx!
  const wanted = wantedTags(names)
  await makeMissingTags(wanted, client)
  const tags = await select<ChosenTag>({ sql: chosen(wanted) }, client)
  // Merged into another one between the two statements.
  if (tags.some(({ id }) => id === null)) throw new ConflictException()
  const inactive = tags.filter((tag) => !tag.is_active).map(({ name }) => name)
  if (inactive.length) return inactive
  // A relation that Django made inactive is an active one again.
  const relations = tags.map(({ id }) => [id, { is_active: true }])
  await product.related('tags').sync(Object.fromEntries(relations))
  return []
}
