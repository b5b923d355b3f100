import type { HttpContext } from '@adonisjs/core/http'
import LogIn from '#actions/auth/log_in'
import { findAccount } from '#queries/users/find_account'
import { networkOf } from '#support/network'
import { loginValidator } from '#validators/auth'

export default class LoginsController {
  async store({ request, mediaBase }: HttpContext) {
    const { email, username, password } = await loginValidator.validate(request.body())
    const { userId, tokens } = await new LogIn().handle({
      key: email === undefined ? 'username' : 'email',
      login: email ?? username!,
      password,
      network: networkOf(request.ip()),
    })
    return { message: 'Logged in successfully', user: await findAccount(userId, mediaBase), tokens }
  }
}
