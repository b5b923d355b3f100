import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { NotFoundException, PermissionDeniedException } from '#exceptions/http'
import Batch from '#models/batch'
import type { Viewer } from '#rules/viewer'

/**
 * A batch for whoever wanted it; its row is held until the transaction ends.
 *
 * @throws NotFoundException, PermissionDeniedException for the batch of somebody else
 */
export async function holdOwnBatch(
  batchId: number,
  { id }: Viewer,
  client: TransactionClientContract
): Promise<Batch> {
  const batch = await Batch.query({ client }).where('id', batchId).forUpdate().first()
  if (!batch) throw new NotFoundException()
  if (batch.createdById !== id) throw new PermissionDeniedException()
  return batch
}
