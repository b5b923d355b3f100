import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import ChangeEmail from '#actions/emails/change_email'
import { bodyFor } from '#validators/input'
import { mailedTokenValidator } from '#validators/passwords'

/** The page of the link that a new address is mailed; its button spends the token. */
export default class ConfirmEmailPagesController {
  show({ request, view }: HttpContext) {
    return view.render('pages/account/token_form', {
      title: 'Confirm your new address',
      lead: 'From then on you sign in by this address, and mails go to it.',
      button: 'Confirm the address',
      token: request.input('token', ''),
    })
  }

  async store(ctx: HttpContext) {
    const body = bodyFor(ctx.request, mailedTokenValidator)
    const { token } = await mailedTokenValidator.validate(body)
    await new ChangeEmail().handle({ token, caller: callerOf(ctx) })
    return ctx.view.render('pages/account/done', {
      title: 'Your address is changed',
      lead: 'Sign in by the new one from now on. You can close this page.',
    })
  }
}
