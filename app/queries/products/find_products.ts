import { counting, type Found, type FoundRow, type Slice } from '#queries/lists/paged_list'
import { noteMatches, roughMatches, type Matches } from '#queries/products/count_products'
import { conditions, isDeep } from '#queries/products/matching'
import { byIndex, bySet, byWalking, whereWalkingStops } from '#queries/products/find_statements'
import type { OrderingField } from '#queries/products/product_orderings'
import type { ProductQuery } from '#queries/products/product_query'
import { selectShared, type Statement } from '#db/statements'

/** What an ordering's index answers by itself: one equality in front of the column, a range on it. */
const SERVED: Record<OrderingField, { equal: string[]; range: string[] }> = {
  created_at: {
    equal: ['category', 'category_slug', 'user'],
    range: ['created_after', 'created_before'],
  },
  price: { equal: ['category', 'category_slug'], range: ['min_price', 'max_price'] },
  name: { equal: [], range: [] },
  views_count: { equal: [], range: [] },
  likes_count: { equal: [], range: [] },
}

/**
 * The ids of a part of a list, in its order, in the cheapest of three ways: see
 * docs/decisions/0002-reads.md for where each of them wins.
 */
export async function findProducts(query: ProductQuery, slice: Slice): Promise<Found> {
  if (isServed(query)) return run(byIndex(query, slice))
  const { matches, listed } = await roughMatches(query)
  // A walk tests wanted × listed / matches rows, the set has `matches` of them.
  const wanted = slice.offset + slice.limit
  const many = matches > counting.limit || matches ** 2 > wanted * listed
  return many ? walk(query, slice) : findSet(query, slice)
}

function isServed(query: ProductQuery): boolean {
  const [{ field }, second] = query.ordering
  if (second || isDeep(query)) return false
  const { equal, range } = SERVED[field]
  const others = [...conditions(query).keys()].filter((name) => !range.includes(name))
  return others.length <= 1 && others.every((name) => equal.includes(name))
}

type Row = FoundRow & { total: number | null }
type SetRow = Omit<Row, 'id'> & Matches & { id: number | null }

async function run(statement: Statement): Promise<Found> {
  const rows = await selectShared<Row>(statement)
  return { rows, total: rows[0]?.total ?? null }
}

/** Where a walk found less than a page and did not come to the end, all matches are sorted instead. */
async function walk(query: ProductQuery, slice: Slice) {
  const found = await run(byWalking(query, slice))
  if (found.rows.length === slice.limit) return found
  const [stop] = await selectShared(whereWalkingStops(query, slice))
  if (!stop) return found
  const rows = await selectShared<SetRow>(bySet(query, slice))
  const { matches, listed, total } = rows[0]!
  noteMatches(query, { matches, listed })
  return { rows: rows.filter(isRow), total }
}

/** Cut off at the counting limit a set has lost its order: there were more matches than last known. */
async function findSet(query: ProductQuery, slice: Slice) {
  const rows = await selectShared<SetRow>(bySet(query, slice, counting.limit + 1))
  const { matches, listed, total } = rows[0]!
  noteMatches(query, { matches, listed })
  if (matches > counting.limit) return walk(query, slice)
  return { rows: rows.filter(isRow), total: total ?? matches }
}

const isRow = (row: SetRow): row is SetRow & FoundRow => row.id !== null
