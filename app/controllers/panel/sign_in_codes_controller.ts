import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readForm } from '#controllers/panel/read_form'
import { welcome } from '#controllers/panel/welcome'
import EnterPanelByCode from '#actions/panel/enter_panel_by_code'
import { TicketNotValidException } from '#exceptions/auth'
import { CodeNotValidException, TwoFactorLockedException } from '#exceptions/two_factor'
import { sayRefusal } from '#surfaces/say'
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
      if (error instanceof TicketNotValidException) return beginAnew(ctx, error)
      if (!isOfCode(error)) throw error
      session.flash({ inputErrorsBag: { code: [sayRefusal(error)] } })
      return response.redirect().status(303).toPath('/admin/sign-in/code')
    }
  }
}

const isOfCode = (error: unknown) =>
  error instanceof CodeNotValidException || error instanceof TwoFactorLockedException

function beginAnew({ response, session }: HttpContext, refusal: TicketNotValidException) {
  session.forget('ticket')
  session.flash('warning', sayRefusal(refusal))
  return response.redirect().status(303).toPath('/admin/sign-in')
}
