import { holdOwnBatch } from '#actions/batches/hold_own_batch'
import { isStopped } from '#queries/panel/queue/stopped_batch'
import { atomically } from '#db/atomically'
import { enqueue } from '#queue/enqueue'
import { reverseBatch, runBatch } from '#queue/moderation'
import type { Viewer } from '#rules/viewer'

interface Input {
  batchId: number
  by: Viewer
}

/** Goes on with a batch after its job has died: it decides what is left, or undoes it. */
export default class ResumeBatch {
  /**
   * @returns whether it had stopped
   * @throws as {@link holdOwnBatch}
   */
  async handle({ batchId, by }: Input): Promise<boolean> {
    return atomically(async (client) => {
      const batch = await holdOwnBatch(batchId, by, client)
      if (!(await isStopped(batchId, client))) return false
      await enqueue(batch.undoneAt ? reverseBatch : runBatch, { batchId }, { client })
      return true
    })
  }
}
