interface Token {
  /** second since 1970; null when the token does not say */
  issuedAt: number | null
  /** whether it is of a session that goes on */
  hasSession: boolean
}

/**
 * Whether a token was given out for a password that has changed since. Tokens count in whole seconds: in the
 * second of the change only those of a living session are younger than it.
 *
 * @param validFrom - second since 1970; null when the password never changed
 */
export function isOutdated({ issuedAt, hasSession }: Token, validFrom: number | null): boolean {
  if (validFrom === null) return false
  if (issuedAt === null || issuedAt < validFrom) return true
  return issuedAt === validFrom && !hasSession
}
