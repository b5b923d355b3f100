interface Token {
  /** second since 1970; null when the token does not say */
  issuedAt: number | null
  /** whether it is of a session that goes on */
  hasSession: boolean
}

/**
 * Whether a token without a living session, as Django's are, was given out before its account ended all of
 * these. Tokens count in whole seconds, so those of the same second count as older. A session's own end
 * decides about its tokens: a change of password ends every session, and whoever ends all others stays.
 *
 * @param validFrom - second since 1970; null when they never ended
 */
export function isOutdated({ issuedAt, hasSession }: Token, validFrom: number | null): boolean {
  if (validFrom === null || hasSession) return false
  return issuedAt === null || issuedAt <= validFrom
}
