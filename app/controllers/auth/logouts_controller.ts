import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import SignOut from '#actions/auth/sign_out'
import { refreshValidator } from '#validators/auth'

/** Ends a session by its refresh token. Access tokens run out by their hour, as simplejwt's do. */
export default class LogoutsController {
  async store(ctx: HttpContext) {
    const { refresh } = await readBody(ctx, refreshValidator)
    await new SignOut().handle({ token: refresh, caller: callerOf(ctx) })
    return { message: 'Logged out successfully' }
  }
}
