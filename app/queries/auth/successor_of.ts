import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { select } from '#db/statements'

/** What a spent refresh token was exchanged for. */
export interface Successor {
  token: string
  sessionId: number
  /** since the exchange */
  ageSeconds: number
  /** whether it was spent itself */
  isUsed: boolean
  /** whether its session goes on */
  isAlive: boolean
}

/** The successor of a refresh token; undefined when it was withdrawn and not exchanged. */
export async function successorOf(
  tokenId: number,
  client: QueryClientContract
): Promise<Successor | undefined> {
  const [successor] = await select<Successor>(
    {
      sql: sql`select t.token, t.session_id as "sessionId",
          extract(epoch from clock_timestamp() - spent.blacklisted_at)::float8 as "ageSeconds",
          exists (select from token_blacklist_blacklistedtoken b where b.token_id = t.id) as "isUsed",
          s.id is not null as "isAlive"
        from token_blacklist_outstandingtoken t
        join token_blacklist_blacklistedtoken spent on spent.token_id = t.replaces_id
        left join users_session s on s.id = t.session_id and s.ended_at is null
        where t.replaces_id = ${tokenId}`,
    },
    client
  )
  return successor
}
