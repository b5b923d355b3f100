import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { Report } from '#shapes/moderation'
import { isoTime } from '#support/iso_time'

/**
 * Reports in the order of their ids; the ids are those of one person's reports. The outcome of one that was upheld
 * is the reason of the decision, which may be another one than that of the report.
 */
export async function reportRows(ids: number[]): Promise<Report[]> {
  const rows = await select<Report>({
    name: 'report_rows',
    sql: sql`select r.id, json_build_object('kind', r.target_kind, 'id', r.target_id) as target,
        reason.key as reason, r.description, r.state, r.created_at, r.decided_at,
        case when r.state = 'upheld' then
          json_build_object('reason', why.key, 'label', why.label, 'text', why.text) end as outcome
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join moderation_report r on r.id = wanted.id
      join moderation_reason reason on reason.id = r.reason_id
      left join moderation_decision d on d.id = r.decision_id
      left join moderation_reason why on why.id = d.reason_id
      order by wanted.place`,
  })
  return rows.map((row) => ({
    ...row,
    created_at: isoTime(row.created_at),
    decided_at: row.decided_at && isoTime(row.decided_at),
  }))
}
