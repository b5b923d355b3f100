import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import FinishSignIn from '#actions/auth/finish_sign_in'
import { findAccount } from '#queries/users/find_account'
import { finishSignInValidator } from '#validators/two_factor'

/** The second step of a sign-in. */
export default class TwoFactorLoginsController {
  async store(ctx: HttpContext) {
    const proof = await readBody(ctx, finishSignInValidator)
    const { userId, tokens } = await new FinishSignIn().handle({ ...proof, caller: callerOf(ctx) })
    return { message: 'Logged in successfully', user: await findAccount(userId, ctx), tokens }
  }
}
