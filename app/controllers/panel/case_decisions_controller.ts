import type { HttpContext } from '@adonisjs/core/http'
import { afterDeciding } from '#controllers/panel/queue/after_deciding'
import { confirmDecision, isToConfirm } from '#controllers/panel/queue/confirm_decision'
import { decideByForm, decidingOf, refuseUnchosen } from '#controllers/panel/queue/decide_by_form'
import { readForm } from '#controllers/panel/read_form'
import { sentTwice } from '#controllers/panel/queue/sent_twice'
import { showCase } from '#controllers/panel/queue/show_case'
import { CaseChangedException, CountChangedException } from '#exceptions/moderation'
import { caseDecisionValidator } from '#validators/desk'

export default class CaseDecisionsController {
  /** Whoever was second sees what the first did, and their own text in the form. */
  async store(ctx: HttpContext) {
    const form = await readForm(ctx, caseDecisionValidator)
    if (form.step === 'back') return showCase(ctx, { typed: form })
    refuseUnchosen(form)
    if (isToConfirm(form)) return confirmDecision(ctx, form)
    try {
      return await afterDeciding(ctx, form, await decideByForm(ctx, form))
    } catch (error) {
      if (error instanceof CountChangedException) return confirmDecision(ctx, form, error)
      if (!(error instanceof CaseChangedException)) throw error
      const made = await sentTwice(ctx, error, decidingOf(ctx, form))
      if (made) return afterDeciding(ctx, form, made)
      return showCase(ctx, { typed: form, conflict: error })
    }
  }
}
