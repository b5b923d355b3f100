import sql, { type Sql } from 'sql-template-tag'
import { subtreeOf } from '#queries/categories/subtree'
import { counting } from '#queries/lists/paged_list'
import { conditions, isSearchAlone, matching, reachable } from '#queries/products/matching'
import type { ProductQuery } from '#queries/products/product_query'
import { textsHold } from '#queries/products/texts_hold'
import { KeptCounts } from '#db/kept_counts'
import { select } from '#db/statements'

export interface Matches {
  /** LISTED products that the filters find; of some only up to one more than the limit */
  matches: number
  /** LISTED products in all */
  listed: number
}

const kept = new KeptCounts<Matches>({
  dependsOn: [
    ...['products_product', 'products_category'],
    ...['products_producttag', 'products_producttagrelation'],
  ],
  isFull: ({ matches }) => matches > counting.limit,
})

const sum = (of: Sql) =>
  sql`(select coalesce(sum(n), 0)::int from products_productcount where ${of})`

/** The rows of products_productcount that add up to an exact count, for the filters that have them. */
const SCOPES: Record<
  string,
  (filters: ProductQuery['filters'], query: ProductQuery) => Sql | null
> = {
  '': () => sql`scope = 'all' and key = 0`,
  'category': ({ category, include_subcategories: deep }) =>
    deep
      ? inSubtree(sql`select ${category}::bigint`)
      : sql`scope = 'category' and key = ${category}`,
  'category_slug': ({ category_slug: slug, include_subcategories: deep }) => {
    const root = sql`select id from products_category where slug = ${slug}`
    return deep ? inSubtree(root) : sql`scope = 'category' and key = (${root})`
  },
  'user': ({ user }) => sql`scope = 'user' and key = ${user}`,
  // The list of a tag is exact; a filter, which may name several, is counted as filters are (contract §3).
  'tags': ({ tags = [] }, { fixed }) =>
    fixed?.includes('tags')
      ? sql`scope = 'tag' and key = (
          select id from products_producttag where is_active and slug = ${tags[0]})`
      : null,
}

const inSubtree = (root: Sql) => sql`scope = 'category' and key in (${subtreeOf(root)})`

/** The exact count as a scalar, where triggers keep it; null for any other list. */
export function keptTotal(query: ProductQuery): Sql | null {
  const scope = SCOPES[[...conditions(query).keys()].join()]?.(query.filters, query)
  return scope ? sum(scope) : null
}

/** How many products a list has, exactly or up to the limit; the latter may be a second old. */
export function countMatches(query: ProductQuery): Promise<Matches> {
  const total = keptTotal(query)
  return total ? count(total) : kept.get(keyOf(query), () => count(counted(query)))
}

/** What was last known of a list, good for choosing a plan. */
export async function roughMatches(query: ProductQuery): Promise<Matches> {
  const known = kept.last(keyOf(query))
  if (known) return known
  const matches = await countMatches(query)
  noteMatches(query, matches)
  return matches
}

export function noteMatches(query: ProductQuery, matches: Matches): void {
  kept.note(keyOf(query), matches)
}

/** All LISTED products, to be told along with something else. */
export const listedTotal = sum(sql`scope = 'all' and key = 0`)

const counted = (query: ProductQuery) => sql`(select count(*)::int from (
  select from ${rowsOf(query)} limit ${counting.limit + 1}) m)`

/** A search alone counts texts up to the limit; a join would first look for all that hold a common word. */
function rowsOf(query: ProductQuery): Sql {
  const { search = [] } = query.filters
  if (!isSearchAlone(query.filters)) return sql`products_product p where ${matching(query)}`
  const product = sql`products_product p where p.id = t.product_id and ${reachable(query)}`
  return sql`products_producttext t where ${textsHold(search)} and exists (select from ${product} offset 0)`
}

async function count(matches: Sql): Promise<Matches> {
  const statement = { sql: sql`select ${matches} as matches, ${listedTotal} as listed` }
  const [found] = await select<Matches>(statement)
  return found!
}

const keyOf = ({ filters, viewer }: ProductQuery) =>
  JSON.stringify([filters, filters.status && viewer])
