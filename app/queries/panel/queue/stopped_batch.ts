import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { select } from '#db/statements'
import { BATCH_JOBS } from '#rules/moderation_batch'

/** Whether a batch is not at its end and no job goes on with it: one that was killed for the last time says nothing. */
export async function isStopped(batchId: number, client?: QueryClientContract): Promise<boolean> {
  const statement = sql`select id from moderation_batch b where id = ${batchId}::bigint
    and (finished_at is null or undone_at is not null and exists (
      select from moderation_batchcase where batch_id = b.id and outcome = 'decided'
      union all select from moderation_batchtarget where batch_id = b.id and outcome = 'decided'))
    and not exists (select from jobs.job where name in (${BATCH_JOBS.run}, ${BATCH_JOBS.reverse})
      and state < 'completed' and data ->> 'batchId' = ${batchId}::text)`
  const found = await select({ name: 'desk_stopped_batch', sql: statement }, client)
  return found.length > 0
}
