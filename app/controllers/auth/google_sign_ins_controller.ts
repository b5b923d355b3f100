import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import SignInWithGoogle from '#actions/google/sign_in_with_google'
import { findAccount } from '#queries/users/find_account'
import { googleSignInValidator } from '#validators/google'

/** Signs in by what a client has from Google. */
export default class GoogleSignInsController {
  async store(ctx: HttpContext) {
    const proof = await readBody(ctx, googleSignInValidator)
    const { userId, tokens } = await new SignInWithGoogle().handle({ proof, caller: callerOf(ctx) })
    const user = await findAccount(userId, ctx)
    return { message: 'Logged in successfully', user, tokens }
  }
}
