import sql, { empty, join, type Sql } from 'sql-template-tag'
import { cut, isFirstPage } from '#queries/lists/cut'
import { orderingName } from '#queries/lists/orderings'
import type { Slice } from '#queries/lists/paged_list'
import { keptTotal, listedTotal } from '#queries/products/count_products'
import { conditions, isDeep, matching, reachable } from '#queries/products/matching'
import { productOrderings } from '#queries/products/product_orderings'
import type { ProductQuery } from '#queries/products/product_query'
import type { Statement } from '#db/statements'
import { hasTrigrams } from '#rules/search_terms'

/** Lists that are asked for all the time, as `filters:ordering`: their first pages are prepared. */
const HOT =
  /^(:(-?(created_at|price)|name|-views_count|-likes_count)|(category|category_slug|user|search):-created_at|category:-?price)$/

/** So many rows are tested for a page: where filters and order belong together, a match may be a million rows away. */
export const walking = { steps: 100_000 }

/** The part of a list that an index holds in its order: read without a sort, and from the index alone. */
export function byIndex(query: ProductQuery, slice: Slice): Statement {
  const where = join([matching(query), ...onward(query, slice)], ' and ')
  return inOrder('index', query, { slice, from: sql`products_product p where ${where}` })
}

/**
 * Rows along the order, tested one by one until the part is full: for filters that many rows meet. The
 * `case` hides the filters from the planner, who takes a LIKE to find next to nothing and would rather
 * sort the whole table than walk.
 */
export function byWalking(query: ProductQuery, slice: Slice): Statement {
  const tests = [...conditions(query, true).values()]
  const rows = way(query, slice)
  if (!tests.length) return inOrder('walk', query, { slice, from: rows })
  const met = sql`case when ${join(tests, ' and ')} then true else false end`
  const steps = sql`select p.* from ${rows} order by ${productOrderings.orderBy(query.ordering)} limit ${stepsFor(slice)}`
  return inOrder('walk', query, { slice, from: sql`(${steps}) p where ${met}` })
}

/** A row where {@link byWalking} stopped walking, if it did not come to the end. */
export const whereWalkingStops = (query: ProductQuery, slice: Slice): Statement => ({
  sql: sql`select p.id from ${way(query, slice)}
    order by ${productOrderings.orderBy(query.ordering)} limit 1 offset ${stepsFor(slice)}`,
})

const way = (query: ProductQuery, slice: Slice) =>
  sql`products_product p where ${join([reachable(query), ...onward(query, slice)], ' and ')}`

const stepsFor = ({ offset }: Slice) => walking.steps + 10 * offset

function inOrder(how: string, query: ProductQuery, { slice, from }: { slice: Slice; from: Sql }) {
  const { ordering } = query
  return {
    name: nameOf(how, query, slice),
    sql: sql`select p.id, ${productOrderings.values(ordering)} as values, ${keptTotal(query)} as total
      from ${from} order by ${productOrderings.orderBy(ordering)} ${cut(slice)}`,
  }
}

/**
 * All matches, sorted: for filters that few rows meet. Told with every row, and with a null one if there is
 * none, how many they are.
 *
 * @param most - where matches are cut off, in no order
 */
export function bySet(query: ProductQuery, slice: Slice, most?: number): Statement {
  const { ordering } = query
  const places = onward(query, slice)
  const where = places.length ? sql`where ${join(places, ' and ')}` : empty
  return {
    sql: sql`with m as materialized (
        select p.id, p.name, p.price, p.created_at, p.views_count, p.likes_count
        from products_product p where ${matching(query)} ${most ? sql`limit ${most}` : empty})
      select part.*, (select count(*)::int from m) as matches, ${listedTotal} as listed, ${keptTotal(query)} as total
      from (select) one left join lateral (
        select p.id, ${productOrderings.values(ordering)} as values from m p ${where}
        order by ${productOrderings.orderBy(ordering)} ${cut(slice)}) part on true`,
  }
}

const onward = ({ ordering }: ProductQuery, { place }: Slice): Sql[] =>
  place ? [productOrderings.beyond(ordering, place)] : []

function nameOf(how: string, query: ProductQuery, slice: Slice) {
  if (!isFirstPage(slice) || !isPlain(query)) return undefined
  const list = `${[...conditions(query).keys()].join('+')}:${orderingName(query.ordering)}`
  return HOT.test(list) ? `find_products:${how}:${list}` : undefined
}

/** Whether the statement's text depends on its filters' names alone. */
function isPlain(query: ProductQuery): boolean {
  const { search } = query.filters
  return !isDeep(query) && (!search || (search.length === 1 && hasTrigrams(search)))
}
