import type { HttpContext } from '@adonisjs/core/http'
import { claimQuietly } from '#controllers/panel/queue/claim_quietly'
import { releaseClaims } from '#actions/moderation/release_claims'

/** The claim of an open page, which begins anew as long as somebody is at it, and ends when they leave. */
export default class CaseHoldsController {
  /** Whoever comes second holds nothing, which the page says already. */
  async store(ctx: HttpContext) {
    await claimQuietly(ctx, Number(ctx.params.id))
    return ctx.response.noContent()
  }

  async destroy({ auth, params, response }: HttpContext) {
    await releaseClaims({ caseId: Number(params.id), userId: auth.getUserOrFail().id })
    return response.noContent()
  }
}
