import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import AddGoogle from '#actions/google/add_google'
import LinkGoogle from '#actions/google/link_google'
import RemoveGoogle from '#actions/google/remove_google'
import { findAccount } from '#queries/users/find_account'
import { googleLinkValidator } from '#validators/google'

/** The Google account that opens an account. */
export default class GoogleLinksController {
  /** By a ticket somebody is signed in as well; otherwise they are already. */
  async store(ctx: HttpContext) {
    const { ticket, password, code, ...proof } = await readBody(ctx, googleLinkValidator)
    const message = 'Google connected successfully'
    const caller = callerOf(ctx)
    if (ticket !== undefined) {
      const signedIn = await new LinkGoogle().handle({ ticket, password, code, caller })
      const { userId, tokens } = signedIn
      return { message, user: await findAccount(userId, ctx), tokens }
    }
    const { id: userId } = ctx.auth.getUserOrFail()
    await new AddGoogle().handle({ userId, proof, caller })
    return { message, user: await findAccount(userId, ctx) }
  }

  async destroy(ctx: HttpContext) {
    const { id: userId } = ctx.auth.getUserOrFail()
    await new RemoveGoogle().handle({ userId, caller: callerOf(ctx) })
    return ctx.response.noContent()
  }
}
