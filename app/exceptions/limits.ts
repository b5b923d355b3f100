import { Refusal } from '#exceptions/refusal'

/** @param seconds - until it makes sense to try again, for `Retry-After` */
const retryAfter = (seconds: number) => ({ 'Retry-After': String(seconds) })

export class ThrottledException extends Refusal {
  static status = 429
  static code = 'E_THROTTLED'
  static message = 'Too many requests; Retry-After says when to come back'

  constructor(seconds: number) {
    super({ seconds }, retryAfter(seconds))
  }
}

export class SignInLockedException extends Refusal {
  static status = 429
  static code = 'E_SIGN_IN_LOCKED'
  static message = 'Too many failed sign-ins; this name is closed to your network for a while'

  constructor(seconds: number) {
    super({ seconds }, retryAfter(seconds))
  }
}

export class OverloadedException extends Refusal {
  static status = 503
  static code = 'E_OVERLOADED'
  static message =
    'Too many sign-ins, passwords or pictures are being worked on at once; try again in a moment'

  constructor() {
    super({}, retryAfter(2))
  }
}
