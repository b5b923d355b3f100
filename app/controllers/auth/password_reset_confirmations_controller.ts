import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import ResetPassword from '#actions/passwords/reset_password'
import { resetPasswordValidator } from '#validators/passwords'

export default class PasswordResetConfirmationsController {
  async store(ctx: HttpContext) {
    const { uid, token, new_password: newPassword } = await readBody(ctx, resetPasswordValidator)
    await new ResetPassword().handle({ uid, token, newPassword, caller: callerOf(ctx) })
    return { message: 'Password changed successfully' }
  }
}
