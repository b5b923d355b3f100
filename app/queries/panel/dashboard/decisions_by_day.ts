import sql from 'sql-template-tag'
import { everyPart, partOf, since, type Period } from '#queries/panel/dashboard/period'
import { select } from '#db/statements'
import { IS_MEASURE, STANDING } from '#queries/panel/dashboard/standing_decisions'

export interface PartOfDecisions {
  /** its first: 2026-11-27 */
  day: string
  lenient: number
  measures: number
}

const AT = sql`d.created_at`

/** How many decisions of each sort there were in each part of a period. */
export async function decisionsByDay(period: Period): Promise<PartOfDecisions[]> {
  const rows = await select<Omit<PartOfDecisions, 'day'> & { part: number }>({
    sql: sql`select ${partOf(AT, period)} as part, count(*) filter (where not hard)::int as lenient,
        count(*) filter (where hard)::int as measures
      from (select d.created_at, ${IS_MEASURE} as hard from moderation_decision d
        where ${since(AT, period)} and ${STANDING}) d
      group by part`,
  })
  return everyPart(period, rows, (day, row) => ({
    ...{ day, lenient: row?.lenient ?? 0, measures: row?.measures ?? 0 },
  }))
}
