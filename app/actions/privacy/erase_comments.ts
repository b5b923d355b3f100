import type { Sql } from 'sql-template-tag'
import sql from 'sql-template-tag'
import { nobody } from '#actions/privacy/nobody'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

/** Rows of one transaction: a statement of a serving process has two seconds. */
const BATCH = 500

const leaves = (userId: number) => sql`delete from products_comment where id in (
  select c.id from products_comment c where c.user_id = ${userId}
    and not exists (select from products_comment r where r.parent_id = c.id)
  limit ${BATCH}) returning id`

/** What Django made inactive stays unseen. */
const bury = (userId: number, nobodyId: number) => sql`update products_comment
  set content = '', is_edited = false, user_id = ${nobodyId}, is_active = false,
    deleted_at = case when is_active then now() else deleted_at end
  where id in (select id from products_comment where user_id = ${userId} limit ${BATCH}) returning id`

/**
 * Deletes what somebody wrote below products; what others have answered becomes a tombstone, without text and
 * of nobody.
 */
export async function eraseComments(userId: number): Promise<void> {
  // Answers go before what they answer; where all of them are the person's own, a thread goes whole.
  await untilNone(() => leaves(userId))
  const left = await execute({
    sql: sql`select id from products_comment where user_id = ${userId} limit 1`,
  })
  if (!left.length) return
  const { id } = await nobody()
  await untilNone(() => bury(userId, id))
}

export async function untilNone(statement: () => Sql): Promise<void> {
  let rows: unknown[]
  do rows = await atomically((client) => execute({ sql: statement() }, client))
  while (rows.length)
}
