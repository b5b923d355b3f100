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

const FAILED = sql`coalesce((select json_agg(json_build_object('case', f.case_id, 'code', f.outcome,
    'target', json_build_object('kind', c.target_kind, 'id', c.target_id),
    'decided', case when f.outcome = 'case_changed' then ${DECIDED} end) order by f.case_id)
  from (select * from moderation_batchcase where batch_id = b.id and outcome <> 'decided'
    order by case_id limit ${MAX_BATCH}::int) f join moderation_case c on c.id = f.case_id), '[]'::json)`

/** What came of a batch so far. @throws NotFoundException */
export async function batchReport(id: number): Promise<ModerationBatch> {
  const [row] = await select<ModerationBatch>({
    name: 'batch_report',
    sql: sql`select b.id, b.count, b.created_at, b.finished_at, ${FAILED} as failed,
        (select count(*)::int from moderation_batchcase where batch_id = b.id and outcome = 'decided') as decided,
        (select count(*)::int from moderation_batchcase where batch_id = b.id and outcome <> 'decided') as failed_count
      from moderation_batch b where b.id = ${id}::bigint`,
  })
  if (!row) throw new NotFoundException()
  const { created_at: begun, finished_at: finished } = row
  return { ...row, created_at: isoTime(begun), finished_at: finished && isoTime(finished) }
}
