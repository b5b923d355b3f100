import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import EndUserSessions from '#actions/panel/end_user_sessions'
import { words } from '#panel/words'

export default class UserSessionsController {
  async destroy(ctx: HttpContext) {
    const userId = Number(ctx.params.id)
    const ended = await new EndUserSessions().handle(userId, byOf(ctx))
    return done(ctx, `/admin/users/${userId}`, words.user.sessionsEnded(ended))
  }
}
