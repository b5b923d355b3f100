import sql from 'sql-template-tag'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type Batch from '#models/batch'
import { execute } from '#db/statements'
import type { BatchItem } from '#rules/moderation_batch'

interface Mark {
  batch: Batch
  item: BatchItem
  /** `decided`, or the code of what was in the way */
  outcome: string
}

/**
 * Says what came of an item of a batch, unless another process that runs the same batch was quicker or the batch was
 * taken back. It is not taken back before the transaction ends.
 *
 * @returns whether it was said
 */
export async function isMarked(wanted: Mark, client?: QueryClientContract): Promise<boolean> {
  const marked = await execute(statement(wanted), client)
  return marked.length > 0
}

export const mark = async (wanted: Mark): Promise<void> => void (await isMarked(wanted))

function statement({ batch, item, outcome }: Mark) {
  const held = sql`with held as (select id from moderation_batch
    where id = ${batch.id}::bigint and undone_at is null for share)`
  if ('target' in item)
    return {
      name: 'batch_mark_target',
      sql: sql`${held} update moderation_batchtarget i set outcome = ${outcome} from held
        where i.batch_id = held.id and i.target_kind = ${item.target.kind}
          and i.target_id = ${item.target.id}::bigint and i.outcome is null returning i.batch_id`,
    }
  return {
    name: 'batch_mark',
    sql: sql`${held} update moderation_batchcase i set outcome = ${outcome} from held
      where i.batch_id = held.id and i.case_id = ${item.caseId}::bigint and i.outcome is null
      returning i.batch_id`,
  }
}
