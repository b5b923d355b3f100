import { Refusal } from '#exceptions/refusal'

export class GoogleNotConfiguredException extends Refusal {
  static status = 503
  static code = 'E_GOOGLE_NOT_CONFIGURED'
  static message = 'This server takes no sign-ins by Google'
}

/** @param cause - what Google or the way to it said, for the log */
export class GoogleAwayException extends Refusal {
  static status = 503
  static code = 'E_GOOGLE_AWAY'
  static message = 'Google does not answer; try again in a moment, or sign in by password'

  constructor(cause?: unknown) {
    super({}, { 'Retry-After': '5' })
    this.cause = cause
  }
}

/** One answer to all that is wrong with a token, so that it teaches nobody to make one. */
export class GoogleTokenNotValidException extends Refusal {
  static status = 401
  static code = 'E_GOOGLE_TOKEN_NOT_VALID'
  static message = 'Google did not make this token for us, or it has expired'

  constructor() {
    super({}, { 'WWW-Authenticate': 'Bearer realm="api"' })
  }
}

export class GoogleEmailNotVerifiedException extends Refusal {
  static status = 401
  static code = 'E_GOOGLE_EMAIL_NOT_VERIFIED'
  static message = 'Google has not verified the address of this Google account'

  constructor() {
    super({}, { 'WWW-Authenticate': 'Bearer realm="api"' })
  }
}

/** Whoever comes back from Google did not begin here, began more than ten minutes ago, or has been here already. */
export class GoogleStateNotValidException extends Refusal {
  static status = 400
  static code = 'E_GOOGLE_STATE_NOT_VALID'
  static message = 'This sign-in began elsewhere, took too long or was finished before; begin anew'
}

export class GoogleDeniedException extends Refusal {
  static status = 403
  static code = 'E_GOOGLE_DENIED'
  static message = 'Google was told not to sign you in here'
}

/** The address has an account, and its owner has not proved that the address is theirs: nobody takes it over. */
export class GoogleLinkRequiredException extends Refusal {
  static status = 409
  static code = 'E_GOOGLE_LINK_REQUIRED'
  static message =
    'This address has an account that is not verified; send the ticket with its password or the code that we mailed'

  /** @param ticket - good for ten minutes */
  constructor(ticket: string) {
    super({ ticket })
  }

  get told() {
    return this.params
  }
}

export class GoogleAlreadyConnectedException extends Refusal {
  static status = 409
  static code = 'E_GOOGLE_ALREADY_CONNECTED'
  static message = 'The account, or the Google account, is connected to another one'
}

export class LastSignInException extends Refusal {
  static status = 409
  static code = 'E_LAST_SIGN_IN'
  static message =
    'The account has no password, so Google is the only way into it; set a password first'
}
