import { DateTime } from 'luxon'
import sql from 'sql-template-tag'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { holdOwnBatch } from '#actions/batches/hold_own_batch'
import { nowOrLater } from '#actions/batches/now_or_later'
import ReverseBatch from '#actions/batches/reverse_batch'
import { UndoClosedException } from '#exceptions/moderation'
import type Batch from '#models/batch'
import Mail from '#models/mail'
import { atomically } from '#db/atomically'
import { execute } from '#db/statements'
import { enqueue } from '#queue/enqueue'
import { reverseBatch } from '#queue/moderation'
import { UNDO_SECONDS } from '#rules/moderation'
import { MAX_BATCH, SPARE_SECONDS } from '#rules/moderation_batch'
import type { Viewer } from '#rules/viewer'

interface Input {
  batchId: number
  by: Viewer
}

/**
 * Takes a batch back, by whoever wanted it, within a minute: what it has not begun is not begun any more, and each of its
 * decisions is undone, above {@link MAX_BATCH} by a job.
 */
export default class UndoBatch {
  /**
   * @throws as {@link holdOwnBatch}
   * @throws UndoClosedException after a minute, or when it was taken back already
   */
  async handle({ batchId, by }: Input, now = DateTime.utc()): Promise<void> {
    const isFew = await atomically(async (client) => {
      const batch = await holdOwnBatch(batchId, by, client)
      if (batch.undoneAt || batch.createdAt.plus({ seconds: UNDO_SECONDS }) < now)
        throw new UndoClosedException()
      return stop(batch, now, client)
    })
    if (isFew) await nowOrLater(batchId, () => new ReverseBatch().handle({ batchId }))
  }
}

/** @returns whether what it has decided is undone at once */
async function stop(batch: Batch, now: DateTime<true>, client: TransactionClientContract) {
  await batch.merge({ undoneAt: now, finishedAt: batch.finishedAt ?? now }).save()
  for (const table of [sql`moderation_batchcase`, sql`moderation_batchtarget`])
    await execute(
      {
        sql: sql`update ${table} set outcome = 'undone'
          where batch_id = ${batch.id}::bigint and outcome is null`,
      },
      client
    )
  const decisions = await execute<{ id: number }>(
    { sql: sql`select id from moderation_decision where batch_id = ${batch.key}::uuid` },
    client
  )
  await withdrawAll(batch, now, client)
  const isFew = decisions.length <= MAX_BATCH
  const afterSeconds = isFew ? SPARE_SECONDS : 0
  await enqueue(reverseBatch, { batchId: batch.id }, { client, afterSeconds })
  return isFew
}

/** Their mails wait no longer than a minute, and undoing all of them may take more. */
const withdrawAll = ({ key }: Batch, now: DateTime<true>, client: TransactionClientContract) =>
  Mail.query({ client })
    .whereIn('decisionId', (made) =>
      made.from('moderation_decision').where('batch_id', key).select('id')
    )
    .whereNull('acceptedAt')
    .whereNull('refusedAt')
    .update({ refused_at: now.toISO() })
