import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { jsonTime } from '#queries/moderation/case_rows'
import { select } from '#db/statements'
import type { ModerationBatch } from '#shapes/moderation_batch'
import { MAX_BATCH } from '#rules/moderation_batch'
import { isoTime } from '#support/iso_time'

/** What was decided last on a case of alias `f`, for one that somebody else has taken. */
const DECIDED = sql`(select json_build_object('id', d.id, 'by', u.username, 'reason', w.key,
    'effects', array(select kind from moderation_effect e where e.decision_id = d.id order by id),
    'created_at', ${jsonTime(sql`d.created_at`)})
  from moderation_decision d join moderation_reason w on w.id = d.reason_id
  left join users_user u on u.id = d.actor_id
  where d.case_id = f.case_id order by d.case_version desc limit 1)`

/** What a batch of alias `b` was to decide on, and what came of each. */
const ITEMS = sql`select i.case_id, c.target_kind, c.target_id, i.outcome
    from moderation_batchcase i join moderation_case c on c.id = i.case_id where i.batch_id = b.id
  union all select null, target_kind, target_id, outcome from moderation_batchtarget where batch_id = b.id`

const FAILED = sql`coalesce((select json_agg(json_build_object('case', f.case_id, 'code', f.outcome,
    'target', json_build_object('kind', f.target_kind, 'id', f.target_id),
    'decided', case when f.outcome in ('case_changed', 'kept') then ${DECIDED} end) order by f.case_id, f.target_id)
  from (select * from (${ITEMS}) i where outcome not in ('decided', 'undone')
    order by case_id, target_id limit ${MAX_BATCH}::int) f), '[]'::json)`

/** What came of a batch so far. @throws NotFoundException */
export async function batchReport(id: number): Promise<ModerationBatch> {
  const [row] = await select<ModerationBatch>({
    name: 'batch_report',
    sql: sql`select b.id, b.count, b.created_at, b.finished_at, b.undone_at, ${FAILED} as failed, came.*
      from moderation_batch b cross join lateral (select
          count(*) filter (where outcome = 'decided')::int as decided,
          count(*) filter (where outcome = 'undone')::int as undone,
          count(*) filter (where outcome = 'kept')::int as kept,
          count(*) filter (where outcome not in ('decided', 'undone', 'kept'))::int as failed_count
        from (${ITEMS}) i) came
      where b.id = ${id}::bigint`,
  })
  if (!row) throw new NotFoundException()
  return {
    ...row,
    created_at: isoTime(row.created_at),
    finished_at: row.finished_at && isoTime(row.finished_at),
    undone_at: row.undone_at && isoTime(row.undone_at),
  }
}
