import { Refusal } from '#exceptions/refusal'

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
