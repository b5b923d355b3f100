import { Refusal } from '#exceptions/refusal'

export class TokenNotAllowedException extends Refusal {
  static status = 403
  static code = 'E_TOKEN_NOT_ALLOWED'
  static message = 'Personal access tokens are not taken here; sign in'
}

export class InsufficientScopeException extends Refusal {
  static status = 403
  static code = 'E_INSUFFICIENT_SCOPE'
  static message = 'This personal access token lacks the scope that the route asks for'

  /** @param scope - that is missing */
  constructor(scope: string) {
    super(
      { scope },
      { 'WWW-Authenticate': `Bearer realm="api", error="insufficient_scope", scope="${scope}"` }
    )
  }
}

export class TooManyTokensException extends Refusal {
  static status = 409
  static code = 'E_TOO_MANY_TOKENS'
  static message = 'You have as many personal access tokens as one may have; revoke one first'
}
