import type { HttpContext } from '@adonisjs/core/http'
import ClaimCase from '#actions/moderation/claim_case'
import { Refusal } from '#exceptions/refusal'

/** Claims a case for whoever comes to it. Somebody else may have been faster: its page tells. */
export async function claimQuietly({ auth }: HttpContext, caseId: number): Promise<void> {
  try {
    await new ClaimCase().handle({ caseId, by: auth.getUserOrFail() })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}
