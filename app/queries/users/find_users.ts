import db from '@adonisjs/lucid/services/db'
import sql, { join, type Sql } from 'sql-template-tag'
import { cut, isFirstPage } from '#queries/lists/cut'
import { orderingName } from '#queries/lists/orderings'
import { counting, type Found, type FoundRow, type Slice } from '#queries/lists/paged_list'
import { beyond, cursorValue, orderBy, type UserOrdering } from '#queries/users/orderings'
import { viewKind, visibleTo } from '#queries/users/visible'
import { KeptCounts } from '#db/kept_counts'
import { select, selectShared } from '#db/statements'
import { likePattern } from '#rules/search_terms'
import type { UserFilters } from '#rules/user_filters'
import type { Viewer } from '#rules/viewer'

/** A list of users that somebody asks for. */
export interface UserQuery {
  filters: UserFilters
  ordering: UserOrdering
  viewer?: Viewer
}

type Fragments = {
  [Name in keyof UserFilters]-?: (value: NonNullable<UserFilters[Name]>) => Sql[]
}

/** As the index vitrin_user_names has it; no term holds a line break. */
const NAMES = sql`(u.username || E'\\n' || u.first_name || E'\\n' || u.last_name)`

/** Each filter as conditions on alias `u`. */
const fragments: Fragments = {
  search: (terms) => terms.map((term) => sql`${NAMES} ilike ${likePattern(term)}`),
}

/** Writers of users call `forget` once they have committed, or `grow` when they only added some. */
export const userCounts = new KeptCounts<number>((n) => n > counting.limit)

/** The ids of a part of a list, in its order. */
export async function findUsers(query: UserQuery, slice: Slice): Promise<Found> {
  const { ordering } = query
  const { place } = slice
  const where = place ? sql`${matching(query)} and ${beyond(ordering, place)}` : matching(query)
  const rows = await selectShared<FoundRow>({
    name: nameOf(query, slice),
    sql: sql`select u.id, ${cursorValue(ordering)} as value ${where}
      order by ${orderBy(ordering)} ${cut(slice)}`,
  })
  return { rows, total: null }
}

/** How many users a list has, up to one more than the limit; outside of a transaction as old as it is kept. */
export function countUsers(query: UserQuery, client = db.connection()): Promise<number> {
  if (client.isTransaction) return count(query)
  const { filters, viewer } = query
  return userCounts.get(JSON.stringify([filters, viewer]), () => count(query))
}

async function count(query: UserQuery): Promise<number> {
  const rows = sql`select ${matching(query)} limit ${counting.limit + 1}`
  const statement = { sql: sql`select count(*)::int as n from (${rows}) m` }
  const [counted] = await select<{ n: number }>(statement)
  return counted!.n
}

/** From where, and what of it. */
function matching({ filters: { search = [] }, viewer }: UserQuery): Sql {
  const conditions = [visibleTo(viewer), ...fragments.search(search)]
  return sql`from users_user u left join users_userprofile f on f.user_id = u.id
    where ${join(conditions, ' and ')}`
}

/** The first page of all users is asked for all the time. */
function nameOf({ filters, ordering, viewer }: UserQuery, slice: Slice) {
  if (!isFirstPage(slice) || filters.search?.length) return undefined
  return `find_users:${viewKind(viewer)}:${orderingName(ordering)}`
}
