import db from '@adonisjs/lucid/services/db'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { TokenNotValidException } from '#exceptions/auth'
import { verifyToken, type TokenClaims } from '#credentials/token_verifier'

interface Input {
  token: string
  client?: QueryClientContract
}

// Raw SQL for the race of those who spend one token.
/**
 * One statement, so that of many who spend one token a single one gets a row back; the others wait
 * for its transaction and get none. A token that is signed rightly but was never written down is
 * taken in, as simplejwt does; `do update` is there to return the id of one that was.
 */
const BLACKLIST = `
  with outstanding as (
    insert into token_blacklist_outstandingtoken (token, jti, created_at, expires_at, user_id)
    values (:token, :jti, now(), :expiresAt, (select id from users_user where id = :userId))
    on conflict (jti) do update set jti = excluded.jti
    returning id
  )
  insert into token_blacklist_blacklistedtoken (token_id, blacklisted_at)
  select id, now() from outstanding
  on conflict (token_id) do nothing
  returning id`

/** Ends a refresh token for good. */
export default class RevokeRefreshToken {
  /**
   * @returns what the token said
   * @throws TokenNotValidException also when it was ended before
   */
  async handle({ token, client = db.connection() }: Input): Promise<TokenClaims> {
    const claims = await verifyToken(token, 'refresh')
    const { jti, expiresAt } = claims
    const values = { token, jti, expiresAt, userId: claims.userId ?? 0 }
    const { rows } = await client.rawQuery(BLACKLIST, values)
    if (!rows.length) throw new TokenNotValidException('blacklisted')
    return claims
  }
}
