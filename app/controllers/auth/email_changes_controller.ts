import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import AskForEmailChange from '#actions/emails/ask_for_email_change'
import { changeEmailValidator } from '#validators/passwords'

export default class EmailChangesController {
  async store(ctx: HttpContext) {
    const fields = await readBody(ctx, changeEmailValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    await new AskForEmailChange().handle({ userId, ...fields, caller: callerOf(ctx) })
    return { message: 'A mail is on its way to the new address' }
  }
}
