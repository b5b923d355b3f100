import type { HttpContext } from '@adonisjs/core/http'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import { caseRows } from '#queries/moderation/case_rows'

/** Taking back one's own decision. */
export default class ModerationDecisionUndoingsController {
  async store({ auth, params }: HttpContext) {
    const by = moderatorOf(auth.getUserOrFail())
    const { about } = await new UndoDecision().handle({ decisionId: params.id, by })
    const [found] = await caseRows([about.id])
    return found
  }
}
