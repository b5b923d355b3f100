import { isEmailAddress } from '#support/email_address'
import { strip } from '#support/python_text'
import { unwritable } from '#support/text'
import { GoogleEmailNotVerifiedException, GoogleTokenNotValidException } from '#exceptions/google'

/** Who somebody is, as Google says it. */
export interface GoogleIdentity {
  /** Google's `sub`: stays the same when the address changes */
  googleId: string
  /** verified by Google; its domain in lower case */
  email: string
  firstName: string
  lastName: string
}

export type Claims = Record<string, unknown>

/** As wide as the column. */
const SUB = /^[\x21-\x7e]{1,100}$/
const MAX_EMAIL = 254
const MAX_NAME = 150

/**
 * Reads the claims of a token that is good itself.
 *
 * @throws GoogleTokenNotValidException without a usable `sub` and `email`,
 *   GoogleEmailNotVerifiedException
 */
export function identityOf(claims: Claims): GoogleIdentity {
  const { sub, email, email_verified: verified } = claims
  if (typeof sub !== 'string' || !SUB.test(sub)) throw new GoogleTokenNotValidException()
  if (typeof email !== 'string' || !isAddress(email)) throw new GoogleTokenNotValidException()
  // The tokeninfo endpoint writes everything as text.
  if (verified !== true && verified !== 'true') throw new GoogleEmailNotVerifiedException()
  return {
    googleId: sub,
    email: withLowerDomain(email),
    firstName: nameOf(claims.given_name),
    lastName: nameOf(claims.family_name),
  }
}

const isAddress = (email: string) => email.length <= MAX_EMAIL && isEmailAddress(email)

const withLowerDomain = (email: string) =>
  email.slice(0, email.lastIndexOf('@')) + email.slice(email.lastIndexOf('@')).toLowerCase()

/** '' for what cannot be stored: a name is no reason to refuse somebody. */
const nameOf = (name: unknown) =>
  typeof name === 'string' && !unwritable(name) ? [...strip(name)].slice(0, MAX_NAME).join('') : ''
