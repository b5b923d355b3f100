import type { HttpContext } from '@adonisjs/core/http'
import ClaimCase from '#actions/moderation/claim_case'
import { releaseClaims } from '#actions/moderation/release_claims'

/** The claim of an open page, which begins anew as long as somebody is at it, and ends when they leave. */
export default class CaseHoldsController {
  async store({ auth, params, response }: HttpContext) {
    await new ClaimCase().handle({ caseId: Number(params.id), by: auth.getUserOrFail() })
    return response.noContent()
  }

  async destroy({ auth, params, response }: HttpContext) {
    await releaseClaims({ caseId: Number(params.id), userId: auth.getUserOrFail().id })
    return response.noContent()
  }
}
