import type { HttpContext } from '@adonisjs/core/http'
import RevokeRefreshToken from '#actions/auth/revoke_refresh_token'
import { refreshValidator } from '#validators/auth'
import { validateBody } from '#validators/input'

/** Ends a session: its refresh token. Access tokens run out by their hour, as simplejwt's do. */
export default class LogoutsController {
  async store({ request }: HttpContext) {
    const { refresh } = await validateBody(request, refreshValidator)
    await new RevokeRefreshToken().handle({ token: refresh })
    return { message: 'Logged out successfully' }
  }
}
