import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { done } from '#controllers/panel/by'
import EndSession from '#actions/sessions/end_session'
import { words } from '#panel/words'

export default class AccountSessionsController {
  async destroy(ctx: HttpContext) {
    const userId = ctx.auth.getUserOrFail().id
    await new EndSession().handle({ userId, id: Number(ctx.params.id), caller: callerOf(ctx) })
    return done(ctx, '/admin/account', words.account.ended)
  }
}
