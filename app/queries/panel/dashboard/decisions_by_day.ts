import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { IS_MEASURE, STANDING } from '#queries/panel/dashboard/standing_decisions'

export interface DayOfDecisions {
  /** 2026-11-27 */
  day: string
  lenient: number
  measures: number
}

/** How many decisions of each sort there were on each of the last days, today included. */
export const decisionsByDay = (days: number, zone: string): Promise<DayOfDecisions[]> =>
  select({
    sql: sql`select to_char(day, 'YYYY-MM-DD') as day,
        count(found.id) filter (where not found.hard)::int as lenient,
        count(found.id) filter (where found.hard)::int as measures
      from generate_series((now() at time zone ${zone}::text)::date - ${days - 1}::int,
        (now() at time zone ${zone}::text)::date, interval '1 day') day
      left join (
        select d.id, (d.created_at at time zone ${zone}::text)::date as at, ${IS_MEASURE} as hard
        from moderation_decision d
        where d.created_at > now() - ${days + 1}::int * interval '1 day' and ${STANDING}
      ) found on found.at = day::date
      group by day order by day`,
  })
