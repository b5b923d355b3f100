import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { mayPurge, purgeFiles } from '#actions/moderation/purge_files'
import { decisionById } from '#queries/moderation/case_decisions'
import { caseRows } from '#queries/moderation/case_rows'
import { decideValidator } from '#validators/moderation'

/** Deciding on a case. */
export default class ModerationCaseDecisionsController {
  async store(ctx: HttpContext) {
    const by = ctx.auth.getUserOrFail()
    const { purge, effects = [], ...wanted } = await readBody(ctx, decideValidator)
    if (purge) mayPurge(by)
    const input = { ...wanted, effects, caseId: ctx.params.id, by: moderatorOf(by) }
    const { decision, about } = await new Decide().handle(input)
    if (purge) await purgeFiles(about)
    const [found] = await caseRows([about.id])
    return ctx.response.created({ decision: await decisionById(decision.id), case: found })
  }
}
