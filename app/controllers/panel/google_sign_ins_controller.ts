import type { HttpContext } from '@adonisjs/core/http'
import { takeVerifier } from '#controllers/auth/google_flow'
import { callerOf } from '#controllers/caller_of'
import { askForCode } from '#controllers/panel/ask_for_code'
import { welcome } from '#controllers/panel/welcome'
import EnterPanelByGoogle from '#actions/panel/enter_panel_by_google'
import { TwoFactorRequiredException } from '#exceptions/two_factor'
import { atGoogleCallback, refusals } from '#routing/refusals'
import { googleArrivalValidator } from '#validators/google'

/** The page on which a sign-in by Google ends that began at the panel's door. */
export default class GoogleSignInsController {
  async show(ctx: HttpContext) {
    const { code, error } = await googleArrivalValidator.validate(ctx.request.qs())
    const verifier = takeVerifier(ctx)
    if (code === undefined) throw refusalNamed(error)
    const arrival = { code, verifier, caller: callerOf(ctx) }
    try {
      return await welcome(ctx, await new EnterPanelByGoogle().handle(arrival))
    } catch (refusal) {
      if (refusal instanceof TwoFactorRequiredException) return askForCode(ctx, refusal)
      throw refusal
    }
  }
}

const refusalNamed = (code: string | undefined) =>
  atGoogleCallback.find(({ publicCode }) => publicCode === code) ?? refusals.googleStateNotValid
