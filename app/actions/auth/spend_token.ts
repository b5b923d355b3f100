import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { execute } from '#db/statements'
import type { TokenClaims } from '#credentials/token_verifier'

/** A refresh token as it is written down. */
export interface SpentToken {
  id: number
  userId: number | null
  /** null when Django gave it out, or nobody wrote it down */
  sessionId: number | null
  /** false when it was spent or withdrawn before */
  isFirst: boolean
}

/**
 * Blacklists a refresh token. One statement, so that of many who spend one token a single one is the
 * first; the others wait for its transaction. A token that is signed rightly but was never written down
 * is taken in, as simplejwt does; `do update` is there to return the row of one that was.
 */
export async function spendToken(
  token: string,
  { jti, expiresAt, userId }: TokenClaims,
  client: QueryClientContract
): Promise<SpentToken> {
  const outstanding = sql`
    insert into token_blacklist_outstandingtoken (token, jti, created_at, expires_at, user_id)
    values (${token}, ${jti}, now(), ${expiresAt}, (select id from users_user where id = ${userId ?? 0}))
    on conflict (jti) do update set jti = excluded.jti
    returning id, user_id, session_id`
  const [spent] = await execute<SpentToken>(
    {
      sql: sql`with outstanding as (${outstanding}), spent as (
          insert into token_blacklist_blacklistedtoken (token_id, blacklisted_at)
          select id, now() from outstanding on conflict (token_id) do nothing returning token_id
        )
        select id, user_id as "userId", session_id as "sessionId",
          exists (select from spent) as "isFirst" from outstanding`,
    },
    client
  )
  return spent!
}
