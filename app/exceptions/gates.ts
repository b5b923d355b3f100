import { Refusal } from '#exceptions/refusal'
import type { Suspension } from '#rules/suspension'

export class SignupClosedException extends Refusal {
  static status = 403
  static code = 'E_SIGNUP_CLOSED'
  static message = 'This site opens no new accounts'
}

export class EmailNotVerifiedException extends Refusal {
  static status = 403
  static code = 'E_EMAIL_NOT_VERIFIED'
  static message = 'Verify your e-mail address first; auth/email/verify/resend/ mails you how'
}

export class AccountSuspendedException extends Refusal {
  static status = 403
  static code = 'E_ACCOUNT_SUSPENDED'
  static message = 'This account may read and not write until its suspension ends'

  constructor({ until, reason }: Suspension) {
    super({ until, reason })
  }

  override get told() {
    return this.params
  }
}
