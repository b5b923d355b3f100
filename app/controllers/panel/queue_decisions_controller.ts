import type { HttpContext } from '@adonisjs/core/http'
import { warned } from '#controllers/panel/by'
import { afterDeciding } from '#controllers/panel/queue/after_deciding'
import { conflictText } from '#controllers/panel/queue/conflict_text'
import { placeIn, viewOf } from '#controllers/panel/queue/queue_view'
import { sentTwice } from '#controllers/panel/queue/sent_twice'
import { readForm } from '#controllers/panel/read_form'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { CaseChangedException } from '#exceptions/moderation'
import { effectsOf, type Verb } from '#rules/verbs'
import { daysFromNow } from '#support/days_from_now'
import { rowDecisionValidator } from '#validators/desk'

const DAYS = 7

/** Deciding on a row of the queue, where nothing is written. */
export default class QueueDecisionsController {
  async store(ctx: HttpContext) {
    const { choice, view = '' } = await readForm(ctx, rowDecisionValidator)
    const [caseId, version, verb, reason] = choice.split(':') as [string, string, Verb, string]
    const deciding = {
      ...{ caseId: Number(caseId), version: Number(version), reason },
      by: moderatorOf(ctx.auth.getUserOrFail()),
      effects: effectsOf({ verb, until: daysFromNow(DAYS) }),
      overturn: verb === 'overturn',
    }
    const then = { verb, view, then: 'queue' } as const
    try {
      return await afterDeciding(ctx, then, await new Decide().handle(deciding))
    } catch (error) {
      if (!(error instanceof CaseChangedException)) throw error
      const made = await sentTwice(ctx, error, deciding)
      if (made) return afterDeciding(ctx, then, made)
      return warned(ctx, placeIn(viewOf(view)), conflictText(error, ctx))
    }
  }
}
