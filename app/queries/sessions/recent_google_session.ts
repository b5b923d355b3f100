import sql from 'sql-template-tag'
import { select } from '#db/statements'

interface Which {
  userId: number
  sessionId: number | null
}

/** The event of a sign-in names the session that it began. */
const statement = ({ userId, sessionId }: Which) => sql`
  select s.id from users_session s join users_securityevent e on e.user_id = s.user_id
  where s.id = ${sessionId} and s.user_id = ${userId} and s.ended_at is null
    and s.created_at > now() - interval '5 minutes'
    and e.type = 'signed_in' and e.details ->> 'by' = 'google'
    and e.details ->> 'session' = s.id::text
  limit 1`

/** Whether a session was begun by Google in the last five minutes. */
export async function isRecentGoogleSession(which: Which): Promise<boolean> {
  if (which.sessionId === null) return false
  const found = await select({ sql: statement(which) })
  return found.length > 0
}
