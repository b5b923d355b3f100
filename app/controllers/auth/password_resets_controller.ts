import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { readBody } from '#controllers/read_body'
import AskForReset from '#actions/passwords/ask_for_reset'
import { askForResetValidator } from '#validators/passwords'

export default class PasswordResetsController {
  async store(ctx: HttpContext) {
    const { email } = await readBody(ctx, askForResetValidator)
    await new AskForReset().handle({ email, caller: callerOf(ctx) })
    return { message: 'If an account has this address, a mail is on its way' }
  }
}
