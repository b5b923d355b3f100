import sql, { empty, join, type Sql } from 'sql-template-tag'
import { cut, isFirstPage } from '#queries/lists/cut'
import { orderingName } from '#queries/lists/orderings'
import { counting, type Slice } from '#queries/lists/paged_list'
import { keptTotal, listedTotal } from '#queries/products/count_products'
import { conditions, matching, reachable } from '#queries/products/filters'
import { beyond, cursorValue, orderBy } from '#queries/products/orderings'
import type { ProductQuery } from '#queries/products/product_query'
import type { Statement } from '#services/statements'
import { hasTrigrams } from '#support/search_terms'

/** Lists that are asked for all the time, as `filters:ordering`: their first pages are prepared. */
const HOT =
  /^(:(-?(created_at|price)|name|-views_count|-likes_count)|(category|category_slug|user|search):-created_at|category:-?price)$/

/** The part of a list that an index holds in its order: read without a sort, and from the index alone. */
export const byIndex = (query: ProductQuery, slice: Slice) =>
  inOrder('index', query, { slice, where: matching(query) })

/**
 * Rows along the order, tested one by one until the part is full: for filters that many rows meet. The
 * `case` hides the filters from the planner, who takes an ILIKE to find next to nothing and would rather
 * sort the whole table than walk.
 */
export function byWalking(query: ProductQuery, slice: Slice): Statement {
  const tests = [...conditions(query, true).values()]
  const met = tests.length
    ? sql`case when ${join(tests, ' and ')} then true else false end`
    : sql`true`
  const where = sql`${reachable(query)} and ${met}`
  return inOrder('walk', query, { slice, where })
}

function inOrder(how: string, query: ProductQuery, { slice, where }: { slice: Slice; where: Sql }) {
  const { ordering } = query
  return {
    name: nameOf(how, query, slice),
    sql: sql`select p.id, ${cursorValue(ordering)} as value, ${keptTotal(query)} as total
      from products_product p where ${join([where, ...onward(query, slice)], ' and ')}
      order by ${orderBy(ordering)} ${cut(slice)}`,
  }
}

/** All matches, sorted: for filters that few rows meet. Told with every row, and with a null one if there is none, how many they are. */
export function bySet(query: ProductQuery, slice: Slice): Statement {
  const { ordering } = query
  const places = onward(query, slice)
  const where = places.length ? sql`where ${join(places, ' and ')}` : empty
  return {
    sql: sql`with m as materialized (
        select p.id, p.name, p.price, p.created_at, p.views_count, p.likes_count
        from products_product p where ${matching(query)} limit ${counting.limit + 1})
      select part.*, (select count(*)::int from m) as matches, ${listedTotal} as listed, ${keptTotal(query)} as total
      from (select) one left join lateral (
        select p.id, ${cursorValue(ordering)} as value from m p ${where}
        order by ${orderBy(ordering)} ${cut(slice)}) part on true`,
  }
}

const onward = ({ ordering }: ProductQuery, { place }: Slice): Sql[] =>
  place ? [beyond(ordering, place)] : []

function nameOf(how: string, query: ProductQuery, slice: Slice) {
  if (!isFirstPage(slice) || !isPlain(query)) return undefined
  const list = `${[...conditions(query).keys()].join('+')}:${orderingName(query.ordering)}`
  return HOT.test(list) ? `find_products:${how}:${list}` : undefined
}

/** Whether the statement's text depends on its filters' names alone. */
const isPlain = ({ filters: { include_subcategories: deep, search } }: ProductQuery) =>
  !deep && (!search || (search.length === 1 && hasTrigrams(search)))
