import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { TargetKind } from '#rules/moderation'

/** A reason as whoever keeps the reasons sees it. */
export interface ReasonRow {
  id: number
  key: string
  label: string
  text: string
  targets: TargetKind[]
  is_reportable: boolean
  is_active: boolean
  position: number
  /** how many decisions gave it */
  decisions: number
  /** how many reports gave it */
  reports: number
}

const MAX = 100

/** All reasons in their order, those out of use too. */
export const reasonList = (): Promise<ReasonRow[]> =>
  select({
    name: 'reason_list',
    sql: sql`select w.id, w.key, w.label, w.text, to_json(w.target_kinds) as targets, w.is_reportable,
        w.is_active, w.position,
        (select count(*)::int from moderation_decision d where d.reason_id = w.id) as decisions,
        (select count(*)::int from moderation_report r where r.reason_id = w.id) as reports
      from moderation_reason w order by w.position, w.id limit ${MAX}::int`,
  })
