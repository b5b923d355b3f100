import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { isOutdated } from '#rules/token_age'

interface Claims {
  jti: string
  sid: number | null
  userId: number | null
  issuedAt: number | null
}

interface Found {
  isWithdrawn: boolean
  hasSession: boolean
  validFrom: number | null
}

const statement = ({ jti, sid, userId }: Claims) => sql`
  select exists (
      select from token_blacklist_outstandingtoken t
      left join token_blacklist_blacklistedtoken b on b.token_id = t.id
      left join users_session s on s.id = t.session_id
      where t.jti = ${jti} and (b.id is not null or s.ended_by <> 'sign_out')
    ) as "isWithdrawn",
    exists (
      select from users_session s where s.id = ${sid}::bigint
        and (s.ended_at is null or s.ended_by in ('sign_out', 'limit'))
    ) as "hasSession",
    (select floor(extract(epoch from tokens_valid_from))::bigint from users_user
      where id = ${userId}::bigint) as "validFrom"`

/** Whether a token was spent or withdrawn, its session ended, or its password changed since. */
export async function isRevoked(claims: Claims): Promise<boolean> {
  const [found] = await select<Found>({ sql: statement(claims) })
  const { isWithdrawn, hasSession, validFrom } = found!
  if (isWithdrawn || (claims.sid !== null && !hasSession)) return true
  return isOutdated({ issuedAt: claims.issuedAt, hasSession }, validFrom)
}
