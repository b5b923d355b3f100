import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import EndOtherSessions from '#actions/sessions/end_other_sessions'

/** Every session but the one that asks. */
export default class OtherSessionsController {
  async destroy(ctx: HttpContext) {
    const { id: userId, sessionId } = ctx.auth.getUserOrFail()
    await new EndOtherSessions().handle({ userId, sessionId, caller: callerOf(ctx) })
    ctx.response.noContent()
  }
}
