import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { isoTime } from '#support/iso_time'

export interface CurrentClaim {
  userId: number
  username: string
  /** ISO 8601 */
  until: string
}

/** Who looks at a case now; null when nobody does. */
export async function claimOf(caseId: number): Promise<CurrentClaim | null> {
  const [claim] = await select<CurrentClaim>({
    name: 'claim',
    sql: sql`select u.id as "userId", u.username, c.expires_at as until
      from moderation_claim c join users_user u on u.id = c.user_id
      where c.case_id = ${caseId}::bigint and c.expires_at > now()`,
  })
  return claim ? { ...claim, until: isoTime(claim.until) } : null
}
