import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import LogIn from '#actions/auth/log_in'
import { findAccount } from '#queries/users/find_account'
import { loginValidator } from '#validators/auth'

export default class LoginsController {
  async store(ctx: HttpContext) {
    const { email, username, password } = await readBody(ctx, loginValidator)
    const { userId, tokens } = await new LogIn().handle({
      key: email === undefined ? 'username' : 'email',
      login: email ?? username!,
      password,
      caller: callerOf(ctx),
    })
    const user = await findAccount(userId, ctx)
    return { message: 'Logged in successfully', user, tokens }
  }
}
