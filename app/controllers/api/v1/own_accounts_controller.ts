import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import RequestErasure from '#actions/privacy/request_erasure'
import { eraseMeValidator } from '#validators/privacy'

/** One's account, to be erased. */
export default class OwnAccountsController {
  async destroy(ctx: HttpContext) {
    const { password } = await readBody(ctx, eraseMeValidator)
    const { id: userId, sessionId } = ctx.auth.getUserOrFail()
    const proof = { userId, sessionId, password }
    const eraseAt = await new RequestErasure().handle({ ...proof, caller: callerOf(ctx) })
    return { message: 'Account closed; it is erased at the given time', erase_at: eraseAt }
  }
}
