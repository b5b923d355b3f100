import db from '@adonisjs/lucid/services/db'
import sql, { join, type Sql } from 'sql-template-tag'
import { cut, isFirstPage } from '#queries/lists/cut'
import { orderingName } from '#queries/lists/orderings'
import { counting, type Found, type FoundRow, type Slice } from '#queries/lists/paged_list'
import { beyond, cursorValue, orderBy, type CommentOrdering } from '#queries/comments/orderings'
import { viewKind, visibleTo, withinReach } from '#queries/comments/visible'
import { KeptCounts } from '#db/kept_counts'
import { select, selectShared } from '#db/statements'
import type { CommentFilters } from '#rules/comment_filters'
import type { Viewer } from '#rules/viewer'

/** A list of comments that somebody asks for. */
export interface CommentQuery {
  filters: CommentFilters
  ordering: CommentOrdering
  viewer?: Viewer
}

type Values = Required<CommentFilters>
type Fragments = { [Name in keyof Values]: (value: Values[Name]) => Sql }

/** Each filter as a condition on alias `c`. */
const fragments: Fragments = {
  product: (id) => sql`c.product_id = ${id}::bigint`,
  // Whose a tombstone was is nobody's business.
  user: (id) => sql`c.user_id = ${id}::bigint and c.is_active`,
  parent: (id) => (id === null ? sql`c.parent_id is null` : sql`c.parent_id = ${id}::bigint`),
}

/** The lists that are asked for all the time; their first pages are prepared. */
const HOT = /^(|product|product\+top|parent|user):-created_at$/

/** Writers of comments call `forget` once they have committed, or `grow` when they only added some. */
export const commentCounts = new KeptCounts<number>((n) => n > counting.limit)

/** The ids of a part of a list, in its order. */
export async function findComments(query: CommentQuery, slice: Slice): Promise<Found> {
  const { ordering } = query
  const { place } = slice
  const where = place ? sql`${matching(query)} and ${beyond(ordering, place)}` : matching(query)
  const rows = await selectShared<FoundRow>({
    name: nameOf(query, slice),
    sql: sql`select c.id, ${cursorValue(ordering)} as value ${where}
      order by ${orderBy(ordering)} ${cut(slice)}`,
  })
  return { rows, total: null }
}

/** How many comments a list has, up to one more than the limit; outside of a transaction it may be a second old. */
export function countComments(query: CommentQuery, client = db.connection()): Promise<number> {
  if (client.isTransaction) return count(query)
  const { filters, viewer } = query
  return commentCounts.get(JSON.stringify([filters, viewer]), () => count(query))
}

async function count(query: CommentQuery): Promise<number> {
  const rows = sql`select ${matching(query)} limit ${counting.limit + 1}`
  const [counted] = await select<{ n: number }>({
    sql: sql`select count(*)::int as n from (${rows}) m`,
  })
  return counted!.n
}

/** From where, and what of it. */
function matching({ filters, viewer }: CommentQuery): Sql {
  const conditions = [visibleTo(viewer), withinReach(viewer), ...conditionsOf(filters)]
  return sql`from products_comment c join products_product p on p.id = c.product_id
    where ${join(conditions, ' and ')}`
}

function conditionsOf(filters: CommentFilters): Sql[] {
  return given(filters).map((name) => fragment(name, filters))
}

function fragment<Name extends keyof Values>(name: Name, filters: CommentFilters): Sql {
  return fragments[name](filters[name] as Values[Name])
}

const given = (filters: CommentFilters) =>
  (Object.keys(fragments) as (keyof Values)[]).filter((name) => filters[name] !== undefined)

function nameOf({ filters, ordering, viewer }: CommentQuery, slice: Slice) {
  if (!isFirstPage(slice)) return undefined
  const names = given(filters).map((name) => (filters[name] === null ? 'top' : name))
  const list = `${names.join('+')}:${orderingName(ordering)}`
  return HOT.test(list) ? `find_comments:${viewKind(viewer)}:${list}` : undefined
}
