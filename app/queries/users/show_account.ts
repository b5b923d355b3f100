import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** What an operator asks about an account, beside what its owner sees. */
export interface AccountReport {
  is_active: boolean
  is_banned: boolean
  erase_at: string | null
  tokens_valid_from: string | null
  sessions: number
  personal_tokens: number
  recovery_codes: number
  last_event: string | null
}

/** In one statement; nothing of it is secret to whoever may read the database. */
export async function reportOnAccount(id: number): Promise<AccountReport> {
  const [report] = await select<AccountReport>({
    sql: sql`select u.is_active, u.banned_at is not null as is_banned, u.erase_at, u.tokens_valid_from,
        (select count(*) from users_session s where s.user_id = u.id and s.ended_at is null) as sessions,
        (select count(*) from users_personaltoken t where t.user_id = u.id) as personal_tokens,
        (select count(*) from users_recoverycode c where c.user_id = u.id) as recovery_codes,
        (select max(e.created_at) from users_securityevent e where e.user_id = u.id) as last_event
      from users_user u where u.id = ${id}`,
  })
  return report!
}
