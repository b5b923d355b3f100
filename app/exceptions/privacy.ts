import { Refusal } from '#exceptions/refusal'

/** Who proved that the account is theirs may still keep it, and do nothing else. */
export class ErasurePendingException extends Refusal {
  static status = 403
  static code = 'E_ERASURE_PENDING'
  static message = 'This account waits to be erased; send the ticket to users/me/keep/ to keep it'

  /** @param eraseAt - ISO 8601, in UTC @param ticket - good for 15 minutes */
  constructor(eraseAt: string, ticket: string) {
    super({ erase_at: eraseAt, ticket })
  }

  override get told() {
    return this.params
  }
}

export class RecentSignInRequiredException extends Refusal {
  static status = 403
  static code = 'E_RECENT_SIGN_IN_REQUIRED'
  static message =
    'The account has no password: sign in by Google once more, and repeat this within five minutes'
}

export class LastAdminException extends Refusal {
  static status = 409
  static code = 'E_LAST_ADMIN'
  static message = 'This is the last admin of the site; make somebody else one first'
}
