import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import AppealDecision from '#actions/moderation/appeal_decision'
import { ownDecision } from '#queries/moderation/own_decisions'
import { appealValidator } from '#validators/appeal'

/** What one says against a decision about oneself. */
export default class ModerationDecisionAppealsController {
  async store(ctx: HttpContext) {
    const author = ctx.auth.getUserOrFail()
    const { id: decisionId } = await ownDecision(ctx.params.id, author.id)
    const { text } = await readBody(ctx, appealValidator)
    await new AppealDecision().handle({ decisionId, author, text })
    return ctx.response.created(await ownDecision(decisionId, author.id))
  }
}
