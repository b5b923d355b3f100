import type { HttpContext } from '@adonisjs/core/http'
import LogIn from '#actions/auth/log_in'
import { findAccount } from '#queries/users/find_account'
import { networkOf } from '#support/network'
import { loginValidator } from '#validators/auth'
import { validateBody } from '#validators/input'

export default class LoginsController {
  async store({ request, mediaBase }: HttpContext) {
    const { email, username, password } = await validateBody(request, loginValidator)
    const { userId, tokens } = await new LogIn().handle({
      key: email === undefined ? 'username' : 'email',
      login: email ?? username!,
      password,
      network: networkOf(request.ip()),
    })
    return { message: 'Logged in successfully', user: await findAccount(userId, mediaBase), tokens }
  }
}
