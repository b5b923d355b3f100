import { Refusal, type Params } from '#exceptions/refusal'

abstract class Unauthenticated extends Refusal {
  static status = 401

  constructor(params: Params = {}) {
    super(params, { 'WWW-Authenticate': 'Bearer realm="api"' })
  }
}

export type TokenFault =
  'invalid_or_expired' | 'no_exp' | 'no_id' | 'no_type' | 'wrong_type' | 'no_user' | 'blacklisted'

/** A token in a body is refused by its fault alone; in the Authorization header see {@link asBearer}. */
export class TokenNotValidException extends Unauthenticated {
  static code = 'E_TOKEN_NOT_VALID'
  static message = 'This token is not valid: expired, revoked, of another kind or not ours'

  constructor(
    readonly fault: TokenFault,
    bearer = false
  ) {
    super({ fault, bearer })
  }

  /** The same refusal of a token that came in the Authorization header. */
  asBearer() {
    return new TokenNotValidException(this.fault, true)
  }
}

export class BadAuthorizationHeaderException extends Unauthenticated {
  static code = 'E_BAD_AUTHORIZATION_HEADER'
  static message = 'The Authorization header is "Bearer", a space and the token'
}

export class UserNotFoundException extends Unauthenticated {
  static code = 'E_USER_NOT_FOUND'
  static message = 'The account of this token is gone'
}

export class UserInactiveException extends Unauthenticated {
  static code = 'E_USER_INACTIVE'
  static message = 'The account of this token is not active'
}

/** One answer to unknown, wrong and inactive, so that nobody learns which accounts there are. */
export class NoActiveAccountException extends Unauthenticated {
  static code = 'E_NO_ACTIVE_ACCOUNT'
  static message = 'There is no active account with these credentials'

  constructor(by: 'password' | 'token' = 'password') {
    super({ by })
  }
}

/** One answer to unknown, spent and expired ones, and to a wrong code. */
export class TicketNotValidException extends Unauthenticated {
  static code = 'E_TICKET_NOT_VALID'
  static message = 'This ticket or its code is wrong, was used before or has expired; begin anew'
}
