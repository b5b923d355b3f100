import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import ConfirmTwoFactor from '#actions/two_factor/confirm_two_factor'
import { twoFactorCodeValidator } from '#validators/two_factor'

/** The first code of an app. */
export default class TwoFactorConfirmationsController {
  async store(ctx: HttpContext) {
    const { code } = await readBody(ctx, twoFactorCodeValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    const confirmation = { userId, code, caller: callerOf(ctx) }
    const recoveryCodes = await new ConfirmTwoFactor().handle(confirmation)
    return { message: 'Two-step sign-in is on', recovery_codes: recoveryCodes }
  }
}
