import sql, { join, type Sql } from 'sql-template-tag'
import { conditionsOf } from '#queries/lists/filters'
import { LISTED } from '#queries/products/listed'
import { productFilters } from '#queries/products/product_filters'
import type { ProductFilters, ProductQuery } from '#queries/products/product_query'

type Filtered = Pick<ProductQuery, 'filters'>

/** The filters that say something, with their conditions. */
export const conditions = ({ filters }: Filtered, walking = false) =>
  conditionsOf(productFilters, filters, walking)

/** Whether no filter says anything beside the search. */
export const isSearchAlone = (filters: ProductFilters): boolean =>
  [...conditions({ filters }, true).keys()].join() === 'search'

/** Whether a category is asked for with all below it. */
export const isDeep = ({ filters }: Filtered): boolean =>
  Boolean(filters.include_subcategories) &&
  (filters.category ?? filters.category_slug) !== undefined

/**
 * Which rows may be listed at all. By `?status=` people also reach what is their own and hidden or
 * not published, moderators what is anybody's (contract §4); nobody what was removed.
 */
export function reachable({ filters: { status }, viewer }: ProductQuery): Sql {
  if (!status || !viewer) return LISTED
  const kept = sql`p.is_active and p.moderation_state <> 'removed'`
  if (viewer.isModerator) return kept
  const own = sql`${kept} and not p.author_hidden and p.user_id = ${viewer.id}`
  return status === 'published' ? sql`(${LISTED} or ${own})` : own
}

/** Reachable rows that meet every condition. */
export function matching(query: ProductQuery, walking = false): Sql {
  return join([reachable(query), ...conditions(query, walking).values()], ' and ')
}
