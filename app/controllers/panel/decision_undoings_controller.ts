import type { HttpContext } from '@adonisjs/core/http'
import { done, warned } from '#controllers/panel/by'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import { CaseChangedException, UndoClosedException } from '#exceptions/moderation'
import { words } from '#panel/words'

export default class DecisionUndoingsController {
  /** Back to the case that was decided; what cannot be undone any more is told on the queue. */
  async store(ctx: HttpContext) {
    const by = moderatorOf(ctx.auth.getUserOrFail())
    try {
      const decisionId = Number(ctx.params.id)
      const { about, left } = await new UndoDecision().handle({ decisionId, by })
      if (left.length) ctx.session.flash('warning', words.kase.left(left))
      return done(ctx, `/admin/queue/${about.id}`, words.kase.undone)
    } catch (error) {
      const isLate = error instanceof UndoClosedException
      if (!isLate && !(error instanceof CaseChangedException)) throw error
      return warned(ctx, '/admin/queue', isLate ? words.kase.undoClosed : words.kase.cannotUndo)
    }
  }
}
