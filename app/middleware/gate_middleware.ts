import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import accounts from '#config/accounts'
import { EmailNotVerifiedException, SignupClosedException } from '#exceptions/gates'

/** For routes that a setting closes to some. */
export default class GateMiddleware {
  async handle({ auth }: HttpContext, next: NextFn, gate: 'signup' | 'posting') {
    if (gate === 'signup' && accounts.signup === 'closed') throw new SignupClosedException()
    const mayPost = accounts.postingNeeds === 'nothing' || auth.user?.isVerified
    if (gate === 'posting' && !mayPost) throw new EmailNotVerifiedException()
    return next()
  }
}
