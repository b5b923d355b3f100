import sql, { type Sql } from 'sql-template-tag'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'

const own = (type: 'product' | 'comment', table: Sql, userId: number) =>
  sql`a.target_type = ${type} and a.target_id in (select id from ${table} where user_id = ${userId})`

/** What colleagues did to somebody and to what they made, and from where they did things themselves. */
const STATEMENTS = (userId: number) => [
  sql`select set_config('vitrin.forgetting', 'on', true)`,
  sql`update audit_entries set address = null where actor_id = ${userId} and address is not null`,
  ...[
    sql`a.target_type = 'user' and a.target_id = ${userId}`,
    own('product', sql`products_product`, userId),
    own('comment', sql`products_comment`, userId),
  ].map(
    (
      about
    ) => sql`update audit_entries a set target_name = '', before = '{}', after = '{}', reason = ''
      where ${about}`
  ),
]

/** Leaves of the audit log who did what to which number, and when; while what somebody made is still there. */
export async function eraseAudit(userId: number): Promise<void> {
  await atomically(async (client) => {
    for (const statement of STATEMENTS(userId))
      await execute({ sql: statement, limitMs: 60_000 }, client)
  })
}
