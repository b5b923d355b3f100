import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import VerifyEmail from '#actions/emails/verify_email'
import { mailedTokenValidator } from '#validators/passwords'

export default class EmailVerificationsController {
  async store(ctx: HttpContext) {
    const { token } = await readBody(ctx, mailedTokenValidator)
    await new VerifyEmail().handle({ token, caller: callerOf(ctx) })
    return { message: 'Email verified successfully', is_verified: true }
  }
}
