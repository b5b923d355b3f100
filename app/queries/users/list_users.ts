import sql from 'sql-template-tag'
import { pageOf, type Paging } from '#queries/lists/page_of'
import type { PagedList } from '#queries/lists/paged_list'
import { countUsers, findUsers, type UserQuery } from '#queries/users/find_users'
import { isCursorValue, type OrderingField } from '#queries/users/orderings'
import { COLUMNS, PRODUCTS_COUNT, WITH_PROFILE } from '#queries/users/user_columns'
import { select } from '#db/statements'
import { assembleUser } from '#shapes/assemble_user'
import type { User } from '#shapes/user'
import { bigints } from '#db/sql_lists'

const statement = (ids: number[]) => ({
  name: 'users',
  sql: sql`select ${COLUMNS}, ${PRODUCTS_COUNT} as products_count
    from unnest(${bigints(ids)}) with ordinality wanted (id, place)
    join users_user u on u.id = wanted.id ${WITH_PROFILE}
    order by wanted.place`,
})

/**
 * A page of users with where it leads, counted up to the counting limit.
 *
 * @throws InvalidPageException, InvalidCursorException when there is no such page
 */
export async function listUsers(query: UserQuery, paging: Paging, mediaBase: string) {
  const { ids, ...outline } = await pageOf(listOf(query), paging)
  const rows = ids.length ? await select<User>(statement(ids)) : []
  return { outline, results: rows.map((row) => assembleUser(row, mediaBase)) }
}

const listOf = (query: UserQuery): PagedList<OrderingField> => ({
  ordering: query.ordering,
  exact: false,
  find: (ordering, slice) => findUsers({ ...query, ordering }, slice),
  count: () => countUsers(query),
  isCursorValue: (value) => isCursorValue(query.ordering, value),
  // No filter names a row.
  refuseEmpty: async () => {},
})
