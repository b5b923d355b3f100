import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#controllers/answers'
import { callerOf } from '#controllers/caller_of'
import EndSession from '#actions/sessions/end_session'
import { sessionList } from '#queries/sessions/session_list'

/** Where one is signed in. */
export default class SessionsController {
  async index(ctx: HttpContext) {
    return answerList(ctx, sessionList)
  }

  async destroy(ctx: HttpContext) {
    const { id: userId } = ctx.auth.getUserOrFail()
    await new EndSession().handle({ userId, id: ctx.params.id, caller: callerOf(ctx) })
    ctx.response.noContent()
  }
}
