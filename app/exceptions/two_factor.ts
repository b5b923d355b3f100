import { Refusal } from '#exceptions/refusal'

/** The password, or the Google account, was right; the account asks for a code as well. */
export class TwoFactorRequiredException extends Refusal {
  static status = 403
  static code = 'E_TWO_FACTOR_REQUIRED'
  static message =
    'Send the ticket with a code of your app, or a recovery code, to auth/login/two-factor/'

  /** @param ticket - good for five minutes */
  constructor(ticket: string) {
    super({ ticket })
  }

  get told() {
    return this.params
  }
}

/** One answer to wrong, old and spent ones. */
export class CodeNotValidException extends Refusal {
  static status = 400
  static code = 'E_CODE_NOT_VALID'
  static message = 'This code is wrong, was used before or is too old; wait for the next one'
}

export class TwoFactorLockedException extends Refusal {
  static status = 429
  static code = 'E_TWO_FACTOR_LOCKED'
  static message = 'Too many wrong codes; for a while the account takes recovery codes only'

  constructor(seconds: number) {
    super({ seconds }, { 'Retry-After': String(seconds) })
  }
}

export class TwoFactorOnException extends Refusal {
  static status = 409
  static code = 'E_TWO_FACTOR_ON'
  static message = 'Two-step sign-in is on; turn it off to set it up anew'
}

export class TwoFactorNotBegunException extends Refusal {
  static status = 409
  static code = 'E_TWO_FACTOR_NOT_BEGUN'
  static message = 'Ask auth/two-factor/ for a secret first'
}

/** The role is there and sleeps: the person is like any other user until then. */
export class TwoFactorSetupRequiredException extends Refusal {
  static status = 403
  static code = 'E_TWO_FACTOR_SETUP_REQUIRED'
  static message = 'Your role needs two-step sign-in; set it up at auth/two-factor/ first'
}
