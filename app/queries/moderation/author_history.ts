import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import type { AuthorHistory } from '#rules/screening/material'
import type { RuleTarget } from '#rules/screening/rule'

/** More is no burst that a rule needs to count. */
const MAX = 1000

const MADE: Record<RuleTarget, Sql> = {
  product: sql`products_product`,
  comment: sql`products_comment`,
  // Nobody makes users; a profile has no history.
  user: sql`(select null::timestamptz as created_at, null::bigint as user_id where false)`,
}

/** When somebody joined, and when they made their latest things of a kind, up to `limit` of them. */
export async function authorHistory(
  userId: number,
  target: RuleTarget,
  limit: number
): Promise<AuthorHistory> {
  const [history] = await select<AuthorHistory>({
    name: `author_history:${target}`,
    sql: sql`select (extract(epoch from u.date_joined) * 1000)::float8 as "joinedAt", to_json(array(
        select (extract(epoch from m.created_at) * 1000)::float8 from ${MADE[target]} m
        where m.user_id = u.id order by m.created_at desc limit ${Math.min(limit, MAX)}::int)) as "madeAt"
      from users_user u where u.id = ${userId}::bigint`,
  })
  return history!
}
