import type { HttpContext } from '@adonisjs/core/http'
import { done, warned } from '#controllers/panel/by'
import UndoBatch from '#actions/batches/undo_batch'
import { UndoClosedException } from '#exceptions/moderation'
import { words } from '#panel/words'

export default class BatchUndoingsController {
  async store(ctx: HttpContext) {
    const batchId = Number(ctx.params.id)
    const path = `/admin/queue/batches/${batchId}`
    try {
      await new UndoBatch().handle({ batchId, by: ctx.auth.getUserOrFail() })
      return done(ctx, path, words.batch.undone)
    } catch (error) {
      if (!(error instanceof UndoClosedException)) throw error
      return warned(ctx, path, words.batch.undoClosed)
    }
  }
}
