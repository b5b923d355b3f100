import type { HttpContext } from '@adonisjs/core/http'
import UndoBatch from '#actions/batches/undo_batch'
import { batchReport } from '#queries/moderation/batch_report'

/** Taking back one's own batch. */
export default class ModerationBatchUndoingsController {
  async store({ auth, params }: HttpContext) {
    const batchId: number = params.id
    await new UndoBatch().handle({ batchId, by: auth.getUserOrFail() })
    return batchReport(batchId)
  }
}
