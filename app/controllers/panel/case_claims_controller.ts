import type { HttpContext } from '@adonisjs/core/http'
import { done, warned } from '#controllers/panel/by'
import { placeIn, viewOf } from '#controllers/panel/queue/queue_view'
import { readForm } from '#controllers/panel/read_form'
import ClaimCase from '#actions/moderation/claim_case'
import { releaseClaims } from '#actions/moderation/release_claims'
import { CaseClaimedException } from '#exceptions/moderation'
import { words } from '#panel/words'
import { flashWritten } from '#surfaces/keep_form'
import { caseClaimValidator } from '#validators/desk'

/** Telling the others that one looks at a case. */
export default class CaseClaimsController {
  /** What was written for a decision stays in its form. */
  async store(ctx: HttpContext) {
    const caseId = Number(ctx.params.id)
    const { steal, ...form } = await readForm(ctx, caseClaimValidator)
    // The button stands in the form of the decision.
    flashWritten(ctx)
    try {
      await new ClaimCase().handle({ caseId, by: ctx.auth.getUserOrFail(), steal: steal === 'yes' })
      return done(ctx, placeOf(form, caseId), words.kase.claimed)
    } catch (error) {
      if (!(error instanceof CaseClaimedException)) throw error
      return warned(ctx, placeOf(form, caseId), words.kase.taken(error.by))
    }
  }

  async destroy(ctx: HttpContext) {
    const caseId = Number(ctx.params.id)
    const form = await readForm(ctx, caseClaimValidator)
    await releaseClaims({ caseId, userId: ctx.auth.getUserOrFail().id })
    return done(ctx, placeOf(form, caseId), words.kase.letGo)
  }
}

/** Back to where the button was. */
const placeOf = ({ view = '', then }: { view?: string; then?: string }, caseId: number) =>
  placeIn(viewOf(view), then === 'queue' ? undefined : caseId)
