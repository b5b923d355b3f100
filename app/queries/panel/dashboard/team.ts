import type { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { IS_OVERTURNED, STANDING, WAITED } from '#queries/panel/dashboard/standing_decisions'

export interface TeamMember {
  /** null: commands, and accounts that are gone */
  username: string | null
  decided: number
  medianSeconds: number
  overturned: number
}

const MAX = 50

/** Who decided how much since a time. */
export const team = (since: DateTime): Promise<TeamMember[]> =>
  select({
    sql: sql`select u.username, count(*)::int as decided,
        percentile_cont(0.5) within group (order by ${WAITED}) as "medianSeconds",
        count(*) filter (where ${IS_OVERTURNED})::int as overturned
      from moderation_decision d join moderation_case c on c.id = d.case_id
      left join users_user u on u.id = d.actor_id
      where d.created_at >= ${since.toUTC().toISO()}::timestamptz and ${STANDING}
      group by u.username order by count(*) desc, u.username limit ${MAX}::int`,
  })
