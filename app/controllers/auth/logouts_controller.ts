import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import RevokeRefreshToken from '#actions/auth/revoke_refresh_token'
import { refreshValidator } from '#validators/auth'

/** Ends a session: its refresh token. Access tokens run out by their hour, as simplejwt's do. */
export default class LogoutsController {
  async store(ctx: HttpContext) {
    const { refresh } = await readBody(ctx, refreshValidator)
    await new RevokeRefreshToken().handle({ token: refresh })
    return { message: 'Logged out successfully' }
  }
}
