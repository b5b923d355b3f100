import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readForm } from '#controllers/panel/read_form'
import ChangePassword from '#actions/passwords/change_password'
import { words } from '#panel/words'
import { changePasswordValidator } from '#validators/passwords'

export default class AccountPasswordController {
  /** It ends every session, this one too. */
  async update(ctx: HttpContext) {
    const fields = await readForm(ctx, changePasswordValidator)
    await new ChangePassword().handle({
      userId: ctx.auth.getUserOrFail().id,
      oldPassword: fields.old_password,
      newPassword: fields.new_password,
      confirmPassword: fields.confirm_password,
      caller: callerOf(ctx),
    })
    ctx.session.clear()
    ctx.session.regenerate()
    ctx.session.flash('done', words.account.changed)
    return ctx.response.redirect().status(303).toPath('/admin/sign-in')
  }
}
