import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import RenewRecoveryCodes from '#actions/two_factor/renew_recovery_codes'
import { endTwoFactorValidator } from '#validators/two_factor'

/** The codes that stand in for the app of one's own account. */
export default class RecoveryCodesController {
  async store(ctx: HttpContext) {
    const proof = await readBody(ctx, endTwoFactorValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    const renewal = { userId, ...proof, caller: callerOf(ctx) }
    const recoveryCodes = await new RenewRecoveryCodes().handle(renewal)
    return { message: 'The recovery codes are new', recovery_codes: recoveryCodes }
  }
}
