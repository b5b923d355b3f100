import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import ClaimCase from '#actions/moderation/claim_case'
import { releaseClaims } from '#actions/moderation/release_claims'
import { claimValidator } from '#validators/moderation'

/** Telling the others that one looks at a case. */
export default class ModerationCaseClaimsController {
  async store(ctx: HttpContext) {
    const by = ctx.auth.getUserOrFail()
    const { steal } = await readBody(ctx, claimValidator)
    const until = await new ClaimCase().handle({ caseId: ctx.params.id, by, steal })
    return { until }
  }

  async destroy({ auth, params, response }: HttpContext) {
    await releaseClaims({ caseId: params.id, userId: auth.getUserOrFail().id })
    return response.noContent()
  }
}
