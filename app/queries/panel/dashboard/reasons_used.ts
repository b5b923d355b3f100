import sql from 'sql-template-tag'
import { since, type Period } from '#queries/panel/dashboard/period'
import { IS_MEASURE, STANDING } from '#queries/panel/dashboard/standing_decisions'
import { select } from '#db/statements'

export interface UsedReason {
  /** null: all that are used less */
  label: string | null
  count: number
}

const SHOWN = 7

/** For which reasons something was done against somebody or something, those that are used most first. */
export const reasonsUsed = (period: Period): Promise<UsedReason[]> =>
  select({
    sql: sql`with used as (
        select d.reason_id as id, count(*) as n, row_number() over (order by count(*) desc, d.reason_id) as place
        from moderation_decision d where ${since(sql`d.created_at`, period)} and ${STANDING} and ${IS_MEASURE}
        group by d.reason_id
      )
      select max(w.label) filter (where place <= ${SHOWN}::int) as label, sum(n)::int as count,
        least(place, ${SHOWN + 1}::int) as line
      from used join moderation_reason w using (id) group by line order by line`,
  })
