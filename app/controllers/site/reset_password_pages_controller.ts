import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import ResetPassword from '#actions/passwords/reset_password'
import { bodyFor } from '#validators/input'
import { resetFormValidator } from '#validators/passwords'

/** The page of the link to a new password; its button spends the token. */
export default class ResetPasswordPagesController {
  show({ request, view }: HttpContext) {
    const [uid, token] = [request.input('uid', ''), request.input('token', '')]
    return view.render('pages/account/reset_password', { uid, token })
  }

  async store(ctx: HttpContext) {
    const body = bodyFor(ctx.request, resetFormValidator)
    const fields = await resetFormValidator.validate(body)
    await new ResetPassword().handle({
      uid: fields.uid,
      token: fields.token,
      newPassword: fields.new_password,
      confirmPassword: fields.confirm_password,
      caller: callerOf(ctx),
    })
    return ctx.view.render('pages/account/done', {
      title: 'Your password is changed',
      lead: 'Sign in with the new one. You can close this page.',
    })
  }
}
