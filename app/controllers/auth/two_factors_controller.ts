import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import BeginTwoFactor from '#actions/two_factor/begin_two_factor'
import EndTwoFactor from '#actions/two_factor/end_two_factor'
import { twoFactorState } from '#queries/two_factor/two_factor_state'
import { beginTwoFactorValidator, endTwoFactorValidator } from '#validators/two_factor'

/** Two-step sign-in of one's own account. */
export default class TwoFactorsController {
  async show({ auth }: HttpContext) {
    return twoFactorState(auth.getUserOrFail())
  }

  async store(ctx: HttpContext) {
    const { password } = await readBody(ctx, beginTwoFactorValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    const { secret, url } = await new BeginTwoFactor().handle({ userId, password })
    return { secret, otpauth_url: url }
  }

  async destroy(ctx: HttpContext) {
    const proof = await readBody(ctx, endTwoFactorValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    await new EndTwoFactor().handle({ userId, ...proof, caller: callerOf(ctx) })
    ctx.response.noContent()
  }
}
