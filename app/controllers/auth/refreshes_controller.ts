import type { HttpContext } from '@adonisjs/core/http'
import SpendRefreshToken from '#actions/auth/spend_refresh_token'
import { refreshValidator } from '#validators/auth'
import { validateBody } from '#validators/input'

export default class RefreshesController {
  async store({ request }: HttpContext) {
    const { refresh } = await validateBody(request, refreshValidator)
    return new SpendRefreshToken().handle(refresh)
  }
}
