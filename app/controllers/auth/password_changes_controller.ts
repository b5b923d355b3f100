import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import ChangePassword from '#actions/passwords/change_password'
import { changePasswordValidator } from '#validators/passwords'

export default class PasswordChangesController {
  async store(ctx: HttpContext) {
    const body = await readBody(ctx, changePasswordValidator)
    const tokens = await new ChangePassword().handle({
      userId: ctx.auth.getUserOrFail().id,
      oldPassword: body.old_password,
      newPassword: body.new_password,
      confirmPassword: body.confirm_password,
      caller: callerOf(ctx),
    })
    return { message: 'Password changed successfully', tokens }
  }
}
