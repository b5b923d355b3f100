import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'

export interface CaseChange {
  id: number
  /** who decided on it, as far as it is decided */
  decided: string | null
  isDecided: boolean
  /** who else looks at it */
  held: string | null
}

/** What others do to cases that somebody has before them; those that nobody touched are left out. */
export async function caseChanges(ids: number[], viewerId: number): Promise<CaseChange[]> {
  if (!ids.length) return []
  return select({
    name: 'desk_case_changes',
    sql: sql`select c.id, c.state = 'decided' as "isDecided", h.username as held,
        (select u.username from moderation_decision d left join users_user u on u.id = d.actor_id
          where d.case_id = c.id order by d.case_version desc limit 1) as decided
      from moderation_case c
      left join moderation_claim k on k.case_id = c.id and k.expires_at > now() and k.user_id <> ${viewerId}::bigint
      left join users_user h on h.id = k.user_id
      where c.id = any(${bigints(ids)}) and (c.state in ('decided', 'withdrawn') or h.id is not null)
      order by c.id`,
  })
}
