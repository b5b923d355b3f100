import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { TargetKind } from '#rules/moderation'
import type { Report } from '#shapes/moderation'

export interface DeskReport {
  id: number
  case_id: number
  kind: TargetKind
  target_id: number
  reason: string
  description: string
  state: Report['state']
  /** of whoever reported: how many of their decided reports were upheld */
  upheld: number
  decided: number
  created_at: string
}

/** Reports as the panel lists them, in the order of their ids. */
export const deskReportRows = (ids: number[]): Promise<DeskReport[]> =>
  select({
    name: 'desk_report_rows',
    sql: sql`select r.id, r.case_id, r.target_kind as kind, r.target_id, w.label as reason,
        left(r.description, 160) as description, r.state, record.upheld, record.decided, r.created_at
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join moderation_report r on r.id = wanted.id
      join moderation_reason w on w.id = r.reason_id
      cross join lateral (
        select count(*) filter (where o.state = 'upheld')::int as upheld,
          count(*) filter (where o.state in ('upheld', 'declined'))::int as decided
        from moderation_report o where o.reporter_id = r.reporter_id) record
      order by wanted.place`,
  })
