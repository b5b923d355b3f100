import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { ownDecisionList } from '#queries/moderation/own_decision_list'
import { ownDecision } from '#queries/moderation/own_decisions'

/** What was decided about oneself and what one made. */
export default class ModerationDecisionsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, ownDecisionList)
  }

  async show({ auth, params }: HttpContext) {
    return ownDecision(params.id, auth.getUserOrFail().id)
  }
}
