import type { HttpContext } from '@adonisjs/core/http'
import RegisterUser from '#actions/auth/register_user'
import { findAccount } from '#queries/users/find_account'
import { registerValidator } from '#validators/auth'
import { validateBody } from '#validators/input'

export default class RegistrationsController {
  async store({ request, response, mediaBase }: HttpContext) {
    const input = await validateBody(request, registerValidator)
    const { userId, tokens } = await new RegisterUser().handle(input)
    const user = await findAccount(userId, mediaBase)
    return response.created({ message: 'Registered successfully', user, tokens })
  }
}
