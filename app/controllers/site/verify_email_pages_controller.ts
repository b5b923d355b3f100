import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import VerifyEmail from '#actions/emails/verify_email'
import { bodyFor } from '#validators/input'
import { mailedTokenValidator } from '#validators/passwords'

/** The page of a mail's link. Opening it spends nothing, as scanners of mails open links; its button does. */
export default class VerifyEmailPagesController {
  show({ request, view }: HttpContext) {
    return view.render('pages/account/token_form', {
      title: 'Verify your address',
      lead: 'One press of the button, and your account knows that this address is yours.',
      button: 'Verify the address',
      token: request.input('token', ''),
    })
  }

  async store(ctx: HttpContext) {
    const body = bodyFor(ctx.request, mailedTokenValidator)
    const { token } = await mailedTokenValidator.validate(body)
    await new VerifyEmail().handle({ token, caller: callerOf(ctx) })
    return ctx.view.render('pages/account/done', {
      title: 'Your address is verified',
      lead: 'You can close this page.',
    })
  }
}
