import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { RANK } from '#queries/users/rank'
import type { BulkList } from '#rules/panel_tasks'
import type { Viewer } from '#rules/viewer'

/** Rows of a list by id, and whose they are. */
const OWNED = {
  products: sql`select id, user_id from products_product`,
  comments: sql`select id, user_id from products_comment`,
  users: sql`select id, id as user_id from users_user`,
}

/** Of rows that are there those that somebody decides about: neither theirs, nor of somebody who ranks higher. */
export async function decidable(list: BulkList, ids: number[], viewer: Viewer): Promise<number[]> {
  const rows = await select<{ id: number }>({
    name: `decidable:${list}`,
    sql: sql`select owned.id from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join (${OWNED[list]}) owned on owned.id = wanted.id join users_user u on u.id = owned.user_id
      where u.id <> ${viewer.id}::bigint and ${RANK} <= ${viewer.rank}::int order by wanted.place`,
  })
  return rows.map(({ id }) => id)
}
