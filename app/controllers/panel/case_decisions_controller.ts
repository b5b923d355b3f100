import type { HttpContext } from '@adonisjs/core/http'
import { DateTime } from 'luxon'
import { afterDeciding } from '#controllers/panel/queue/after_deciding'
import { readForm } from '#controllers/panel/read_form'
import { showCase } from '#controllers/panel/queue/show_case'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { CaseChangedException } from '#exceptions/moderation'
import { effectsOf } from '#rules/verbs'
import { caseDecisionValidator } from '#validators/desk'

type Form = Awaited<ReturnType<typeof caseDecisionValidator.validate>>

export default class CaseDecisionsController {
  /** Whoever was second sees what the first did, and their own text in the form. */
  async store(ctx: HttpContext) {
    const form = await readForm(ctx, caseDecisionValidator)
    try {
      const decided = await new Decide().handle(inputOf(ctx, form))
      return await afterDeciding(ctx, form, decided)
    } catch (error) {
      if (!(error instanceof CaseChangedException)) throw error
      return showCase(ctx, { typed: form, conflict: error })
    }
  }
}

function inputOf(ctx: HttpContext, form: Form) {
  const { version, verb, also, reason, text, note, days = '7' } = form
  const until = DateTime.utc()
    .plus({ days: Number(days) })
    .toISO()
  return {
    ...{ caseId: Number(ctx.params.id), version, reason, text, note },
    by: moderatorOf(ctx.auth.getUserOrFail()),
    effects: effectsOf({ verb, also, until }),
    overturn: verb === 'overturn',
  }
}
