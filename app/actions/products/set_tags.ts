import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { execute } from '#db/statements'
import { bigints, texts } from '#db/sql_lists'
import { tagSlug } from '#rules/tag_slug'

/** Tags as they are wanted: names with one slug are one tag, and the last of them names it. */
export interface WantedTags {
  names: string[]
  slugs: string[]
}

interface ChosenTag {
  id: number
  is_active: boolean
  name: string
}

export function wantedTags(names: string[] = []): WantedTags {
  const bySlug = new Map(names.map((name) => [tagSlug(name), name]))
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

/** What to say of wanted tags that were made inactive. @param names - all tags, as they were wanted */
export const inactiveTags = (names: string[], inactive: string[]) =>
  new InvalidInputException(
    inactive.map((value) => ({
      path: ['tags', String(names.lastIndexOf(value))],
      code: 'invalid_choice',
      params: { value },
    }))
  )

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

/**
 * Gives a product exactly these tags, and makes those that are new.
 *
 * @throws InvalidInputException when one of them was made inactive
 */
export async function setTags(
  productId: number,
  names: string[],
  client: QueryClientContract
): Promise<void> {
  const wanted = wantedTags(names)
  if (names.length) await makeMissingTags(wanted, client)
  const tags = await execute<ChosenTag>({ sql: chosen(wanted) }, client)
  const inactive = tags.filter((tag) => !tag.is_active).map(({ name }) => name)
  if (inactive.length) throw inactiveTags(names, inactive)
  const ids = [...new Set(tags.map(({ id }) => id))]
  const relate = sql`
    insert into products_producttagrelation (product_id, tag_id)
    select ${productId}::bigint, id from unnest(${bigints(ids)}) id
    on conflict (product_id, tag_id) do update set is_active = true, updated_at = now()
    where not products_producttagrelation.is_active`
  const unrelate = sql`
    delete from products_producttagrelation
    where product_id = ${productId} and tag_id <> all(${bigints(ids)})`
  await execute({ sql: relate }, client)
  await execute({ sql: unrelate }, client)
}
