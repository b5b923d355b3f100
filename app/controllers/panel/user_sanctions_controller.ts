import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import DecideTarget from '#actions/moderation/decide_target'
import { moderatorOf } from '#actions/moderation/moderator'
import { words } from '#panel/words'
import { effectsOf } from '#rules/verbs'
import { daysFromNow } from '#support/days_from_now'
import { sanctionValidator } from '#validators/desk'

export default class UserSanctionsController {
  /** A decision as on a case: it has a reason, is told, and can be undone for a minute. */
  async store(ctx: HttpContext) {
    const id = Number(ctx.params.id)
    const { verb, days = '7', message: text, ...said } = await readForm(ctx, sanctionValidator)
    const until = daysFromNow(days)
    const { decision } = await new DecideTarget().handle({
      ...{ target: { kind: 'user', id }, by: moderatorOf(ctx.auth.getUserOrFail()), text, ...said },
      effects: effectsOf({ verb, until }),
    })
    ctx.session.flash('undo', `/admin/decisions/${decision.id}/undo`)
    return done(ctx, `/admin/users/${id}`, words.kase.done(verb, 'user', id))
  }
}
