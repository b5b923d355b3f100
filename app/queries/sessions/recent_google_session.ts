import sql from 'sql-template-tag'
import { select } from '#db/statements'

interface Which {
  userId: number
  sessionId: number | null
}

/** The event is written in the transaction that opens the session, so that the two are of nearly one time. */
const statement = ({ userId, sessionId }: Which) => sql`
  select s.id from users_session s join users_securityevent e on e.user_id = s.user_id
  where s.id = ${sessionId} and s.user_id = ${userId} and s.ended_at is null
    and s.created_at > now() - interval '5 minutes'
    and e.type = 'signed_in' and e.details ->> 'by' = 'google'
    and e.created_at between s.created_at - interval '10 seconds' and s.created_at + interval '10 seconds'
  limit 1`

/** Whether a session was begun by Google in the last five minutes. */
export async function isRecentGoogleSession(which: Which): Promise<boolean> {
  if (which.sessionId === null) return false
  const found = await select({ sql: statement(which) })
  return found.length > 0
}
