import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql, { type Sql } from 'sql-template-tag'
import { execute, select } from '#db/statements'

/** What a person makes that can be hidden. */
export const MADE = [sql`products_product`, sql`products_comment`]

interface Some {
  userId: number
  /** one of {@link MADE} */
  table: Sql
  limit: number
}

/** Only whoever changes the state, and holds the account alone, waits for this, or this for them. */
const state = (userId: number) => sql`
  select banned_at is not null or erase_at is not null as hidden
  from users_user where id = ${userId} for key share`

/**
 * Hides some rows of what somebody made, or shows them again, as the state of their account says.
 *
 * @returns how many; fewer than the limit when there are no more
 */
export async function hideSome(
  { userId, table, limit }: Some,
  client: TransactionClientContract
): Promise<number> {
  const [user] = await select<{ hidden: boolean }>({ sql: state(userId) }, client)
  if (!user) return 0
  const changed = await execute(
    {
      sql: sql`update ${table} set author_hidden = ${user.hidden} where id in (
          select id from ${table} where user_id = ${userId} and author_hidden <> ${user.hidden} limit ${limit}
        ) returning id`,
    },
    client
  )
  return changed.length
}
