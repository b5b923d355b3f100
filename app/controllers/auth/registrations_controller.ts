import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import RegisterUser from '#actions/auth/register_user'
import { findAccount } from '#queries/users/find_account'
import { takenNames } from '#queries/users/taken_names'
import { registerValidator } from '#validators/auth'

export default class RegistrationsController {
  async store(ctx: HttpContext) {
    const input = await readBody(ctx, registerValidator, { problems: takenNames })
    const { userId, tokens } = await new RegisterUser().handle({ ...input, caller: callerOf(ctx) })
    const user = await findAccount(userId, ctx)
    return ctx.response.created({ message: 'Registered successfully', user, tokens })
  }
}
