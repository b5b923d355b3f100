import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readForm } from '#controllers/panel/read_form'
import { welcome } from '#controllers/panel/welcome'
import EnterPanelByCode from '#actions/panel/enter_panel_by_code'
import { CodeNotValidException } from '#exceptions/two_factor'
import { signInCodeValidator } from '#validators/panel'

/** The second step, for accounts that have one. */
export default class SignInCodesController {
  create({ response, session, view }: HttpContext) {
    if (!session.has('ticket')) return response.redirect().toPath('/admin/sign-in')
    return view.render('panel/sign_in_code')
  }

  async store(ctx: HttpContext) {
    const { response, session } = ctx
    const { code } = await readForm(ctx, signInCodeValidator)
    const ticket = String(session.get('ticket', ''))
    try {
      const proof = { ticket, code, caller: callerOf(ctx) }
      const viewer = await new EnterPanelByCode().handle(proof)
      session.forget('ticket')
      return await welcome(ctx, viewer)
    } catch (error) {
      if (!(error instanceof CodeNotValidException)) throw error
      session.flash({ inputErrorsBag: { code: [`${error.message}.`] } })
      return response.redirect().status(303).toPath('/admin/sign-in/code')
    }
  }
}
