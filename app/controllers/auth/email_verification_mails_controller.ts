import type { HttpContext } from '@adonisjs/core/http'
import AskForVerification from '#actions/emails/ask_for_verification'

export default class EmailVerificationMailsController {
  async store({ auth }: HttpContext) {
    await new AskForVerification().handle(auth.getUserOrFail().id)
    return { message: 'Unless the address is verified, a mail is on its way' }
  }
}
