import sql from 'sql-template-tag'
import type { View } from '#queries/lists/view'
import { LISTED_COLUMNS, PRODUCTS_COUNT, WITH_PROFILE } from '#queries/users/user_columns'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { assembleUser, type StoredUser } from '#shapes/assemble_user'
import type { User } from '#shapes/user'

const statement = (ids: number[]) => ({
  name: 'user_rows',
  sql: sql`select ${LISTED_COLUMNS}, ${PRODUCTS_COUNT} as products_count
    from unnest(${bigints(ids)}) with ordinality wanted (id, place)
    join users_user u on u.id = wanted.id ${WITH_PROFILE}
    order by wanted.place`,
})

/** Users as others see them, in the order of their ids; who may see them has been asked before. */
export async function userRows(ids: number[], view: View): Promise<User[]> {
  const rows = await select<StoredUser<User>>(statement(ids))
  return rows.map((row) => assembleUser<User>(row, view))
}
