import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { ToldReport } from '#rules/told'

/** What somebody is told of the report that a decision answered; null when the decision was undone. */
export async function toldReport(decisionId: number, userId: number): Promise<ToldReport | null> {
  const [told] = await select<ToldReport>({
    sql: sql`select r.id, r.target_kind as kind, w.label as reason
      from moderation_report r join moderation_reason w on w.id = r.reason_id
      where r.decision_id = ${decisionId}::bigint and r.reporter_id = ${userId}::bigint
      order by r.id limit 1`,
  })
  return told ?? null
}
