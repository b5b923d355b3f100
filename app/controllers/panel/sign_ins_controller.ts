import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { askForCode } from '#controllers/panel/ask_for_code'
import { welcome } from '#controllers/panel/welcome'
import EnterPanel from '#actions/panel/enter_panel'
import { NoActiveAccountException } from '#exceptions/auth'
import { TwoFactorRequiredException } from '#exceptions/two_factor'
import { hasBrowserFlow } from '#google/proof'
import { words } from '#panel/words'
import { panelSignInValidator } from '#validators/panel'
import { bodyFor } from '#validators/input'

export default class SignInsController {
  create({ auth, response, view }: HttpContext) {
    if (auth.user?.isModerator) return response.redirect().toPath('/admin')
    return view.render('panel/sign_in', { byGoogle: hasBrowserFlow() })
  }

  async store(ctx: HttpContext) {
    const fields = await panelSignInValidator.validate(bodyFor(ctx.request, panelSignInValidator))
    const { email: login, password } = fields
    try {
      const viewer = await new EnterPanel().handle({ login, password, caller: callerOf(ctx) })
      return await welcome(ctx, viewer)
    } catch (error) {
      if (error instanceof TwoFactorRequiredException) return askForCode(ctx, error)
      if (!(error instanceof NoActiveAccountException)) throw error
      ctx.session.flash({ email: login, inputErrorsBag: { email: [words.signIn.refused] } })
      return ctx.response.redirect().status(303).toPath('/admin/sign-in')
    }
  }
}
