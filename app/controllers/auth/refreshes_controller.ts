import type { HttpContext } from '@adonisjs/core/http'
import SpendRefreshToken from '#actions/auth/spend_refresh_token'
import { refreshValidator } from '#validators/auth'

export default class RefreshesController {
  async store({ request }: HttpContext) {
    const { refresh } = await refreshValidator.validate(request.body())
    return new SpendRefreshToken().handle(refresh)
  }
}
