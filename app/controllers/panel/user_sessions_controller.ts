import type { HttpContext } from '@adonisjs/core/http'
import { byOf, done } from '#controllers/panel/by'
import EndUserSession from '#actions/panel/end_user_session'
import EndUserSessions from '#actions/panel/end_user_sessions'
import { words } from '#panel/words'

export default class UserSessionsController {
  async update(ctx: HttpContext) {
    const userId = Number(ctx.params.id)
    const sessionId = Number(ctx.params.session_id)
    const isThere = await new EndUserSession().handle({ userId, sessionId, by: byOf(ctx) })
    const text = isThere ? words.user.sessionEnded : words.user.sessionGone
    return done(ctx, `/admin/users/${userId}`, text)
  }

  async destroy(ctx: HttpContext) {
    const userId = Number(ctx.params.id)
    const ended = await new EndUserSessions().handle(userId, byOf(ctx))
    return done(ctx, `/admin/users/${userId}`, words.user.sessionsEnded(ended))
  }
}
