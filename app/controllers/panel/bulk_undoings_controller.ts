import type { HttpContext } from '@adonisjs/core/http'
import { done, warned } from '#controllers/panel/by'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoTogether from '#actions/moderation/undo_together'
import { words } from '#panel/words'

/** Of decisions about selected rows of a list. */
export default class BulkUndoingsController {
  async store(ctx: HttpContext) {
    const by = moderatorOf(ctx.auth.getUserOrFail())
    const { kind, undone, left } = await new UndoTogether().handle({
      batchId: String(ctx.params.batch),
      by,
    })
    const path = `/admin/${kind}s`
    if (!undone) return warned(ctx, path, words.kase.undoClosed)
    return done(ctx, path, words.bulk.undone(undone, left))
  }
}
