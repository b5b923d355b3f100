import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Decision from '#models/decision'
import { enqueue } from '#queue/enqueue'
import { mailReporters } from '#queue/moderation'
import { UNDO_SECONDS } from '#rules/moderation'

/** Has whoever reported hear what came of it, once it cannot be undone any more; there may be thousands of them. */
export async function tellReporters(
  { id: decisionId }: Decision,
  settled: number,
  client: TransactionClientContract
): Promise<void> {
  if (settled) await enqueue(mailReporters, { decisionId }, { client, afterSeconds: UNDO_SECONDS })
}
