import sql from 'sql-template-tag'
import { select } from '#db/statements'

interface Claims {
  jti: string
  sid: number | null
}

/** Whether a token was spent or withdrawn, or its session ended. */
export async function isRevoked({ jti, sid }: Claims): Promise<boolean> {
  const [found] = await select<{ isRevoked: boolean }>({
    sql: sql`select exists (
        select from token_blacklist_outstandingtoken t
        left join token_blacklist_blacklistedtoken b on b.token_id = t.id
        left join users_session s on s.id = t.session_id
        where t.jti = ${jti} and (b.id is not null or s.ended_by <> 'sign_out')
      ) or ${sid}::bigint is not null and not exists (
        select from users_session s where s.id = ${sid}::bigint
          and (s.ended_at is null or s.ended_by = 'sign_out')
      ) as "isRevoked"`,
  })
  return found!.isRevoked
}
