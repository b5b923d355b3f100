import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import ChangeEmail from '#actions/emails/change_email'
import { mailedTokenValidator } from '#validators/passwords'

export default class EmailChangeConfirmationsController {
  async store(ctx: HttpContext) {
    const { token } = await readBody(ctx, mailedTokenValidator)
    await new ChangeEmail().handle({ token, caller: callerOf(ctx) })
    return { message: 'Email changed successfully' }
  }
}
