import sql, { join, type Sql } from 'sql-template-tag'
import { LISTED } from '#queries/products/listed'
import type { ProductQuery } from '#queries/products/product_query'
import type { ProductFilters } from '#rules/product_filters'
import { hasTrigrams, likePattern } from '#rules/search_terms'

interface Asked {
  all: ProductFilters
  /** whether rows are walked in order and tested one by one, rather than found by the filter */
  walking: boolean
}

type Values = Required<ProductFilters>
type Fragments = { [Name in keyof Values]: (value: Values[Name], asked: Asked) => Sql | null }

/** Each filter as a condition on alias `p`; null where it has nothing to say. */
const fragments: Fragments = {
  category: (id, { all }) => inCategory(sql`id = ${id}`, all),
  category_slug: (slug, { all }) => inCategory(sql`slug = ${slug}`, all),
  include_subcategories: () => null,
  user: (id) => sql`p.user_id = ${id}`,
  min_price: (price) => sql`p.price >= ${price}::numeric`,
  max_price: (price) => sql`p.price <= ${price}::numeric`,
  currency: (code) => sql`p.currency = ${code}`,
  tags: (slugs, { walking }) => (slugs.length ? tagged(slugs, walking) : null),
  status: (status) => sql`p.status = ${status}`,
  // Nobody can feature a product yet, so none is.
  featured: (featured) => (featured ? sql`false` : null),
  created_after: (time) => sql`p.created_at >= ${time}::timestamptz`,
  created_before: (time) => sql`p.created_at <= ${time}::timestamptz`,
  search: (terms, asked) => (terms.length ? containing(terms, asked) : null),
}

type Filtered = Pick<ProductQuery, 'filters'>

/** The filters that say something, with their conditions. */
export function conditions({ filters }: Filtered, walking = false): Map<string, Sql> {
  const found = new Map<string, Sql>()
  for (const name of Object.keys(fragments) as (keyof ProductFilters)[]) {
    const condition = fragment(name, { all: filters, walking })
    if (condition) found.set(name, condition)
  }
  return found
}

/** Whether no filter says anything beside the search. */
export const isSearchAlone = (filters: ProductFilters): boolean =>
  [...conditions({ filters }, true).keys()].join() === 'search'

function fragment<Name extends keyof Values>(name: Name, asked: Asked): Sql | null {
  const value = asked.all[name] as Values[Name] | undefined
  return value === undefined ? null : fragments[name](value, asked)
}

/**
 * Which rows may be listed at all. By `?status=` people also reach what is their own and hidden or
 * not published, moderators what is anybody's (contract §4); nobody what was removed.
 */
export function reachable({ filters: { status }, viewer }: ProductQuery): Sql {
  if (!status || !viewer) return LISTED
  const kept = sql`p.is_active and p.moderation_state <> 'removed'`
  if (viewer.isModerator) return kept
  const own = sql`${kept} and p.user_id = ${viewer.id}`
  return status === 'published' ? sql`(${LISTED} or ${own})` : own
}

/** Reachable rows that meet every condition. */
export function matching(query: ProductQuery, walking = false): Sql {
  return join([reachable(query), ...conditions(query, walking).values()], ' and ')
}

/** A category that is not there leaves the comparison null, and the list empty. */
function inCategory(found: Sql, { include_subcategories: deep }: ProductFilters): Sql {
  const root = sql`select id from products_category where ${found}`
  if (!deep) return sql`p.category_id = (${root})`
  return sql`p.category_id in (with recursive tree as (${root} union select c.id
    from products_category c join tree on c.parent_id = tree.id) select id from tree)`
}

/** Inactive tags and relations find nothing. `offset 0` keeps the probe a probe. */
function tagged(slugs: string[], walking: boolean): Sql {
  const tags = sql`any(array(select id from products_producttag where is_active and slug = any(${slugs})))`
  const relations = sql`products_producttagrelation r where r.is_active and r.tag_id = ${tags}`
  return walking
    ? sql`exists (select from ${relations} and r.product_id = p.id offset 0)`
    : sql`p.id = any(array(select r.product_id from ${relations}))`
}

/**
 * Terms in name or description. A search alone for terms too short to have trigrams looks through all
 * texts; beside other filters it looks through what these find. `offset 0` as with tags.
 */
function containing(terms: string[], { all, walking }: Asked): Sql {
  const texts = sql`products_producttext t where ${textsHold(terms)}`
  if (walking || !(hasTrigrams(terms) || isSearchAlone(all)))
    return sql`exists (select from ${texts} and t.product_id = p.id offset 0)`
  return hasTrigrams(terms)
    ? sql`p.id in (select t.product_id from ${texts})`
    : sql`p.id = any(array(select t.product_id from ${texts}))`
}

/**
 * The same as a condition on alias `t`, a row of products_producttext, whose text is in small letters. For
 * terms without trigrams the index would be read whole, which `|| ''` keeps the planner from.
 */
export function textsHold(terms: string[]): Sql {
  const text = hasTrigrams(terms) ? sql`t.text` : sql`(t.text || '')`
  return join(
    terms.map((term) => sql`${text} like lower(${likePattern(term)})`),
    ' and '
  )
}
