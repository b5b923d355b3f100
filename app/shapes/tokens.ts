import Type, { type Static } from 'typebox'
import { Account } from '#shapes/account'
import { closed, sampled, sampleOf, shape } from '#shapes/schema'

/** JSON Web Tokens: `access` goes along as Bearer for an hour, `refresh` buys a new pair, once, for a week. */
export const TokenPair = shape(
  'TokenPair',
  { access: Type.String(), refresh: Type.String() },
  {
    access: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIn0.c2lnbmF0dXJl',
    refresh: 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoicmVmcmVzaCJ9.c2lnbmF0dXJl',
  }
)
export type TokenPair = Static<typeof TokenPair>

/** The answer to registering and to logging in. */
export const SignedIn = shape(
  'SignedIn',
  { message: Type.String(), user: Account, tokens: TokenPair },
  {
    message: 'Logged in successfully',
    user: sampleOf(Account),
    tokens: sampleOf(TokenPair),
  }
)
export type SignedIn = Static<typeof SignedIn>

/** The answer to a change of password: the only pair that is good from then on. */
export const PasswordChanged = shape(
  'PasswordChanged',
  { message: Type.String(), tokens: TokenPair },
  { message: 'Password changed successfully', tokens: sampleOf(TokenPair) }
)

/** The answer to the proof of an address. */
export const EmailVerified = shape(
  'EmailVerified',
  { message: Type.String(), is_verified: Type.Literal(true) },
  { message: 'Email verified successfully', is_verified: true }
)

export const Message = shape(
  'Message',
  { message: Type.String() },
  { message: 'Logged out successfully' }
)
export type Message = Static<typeof Message>

/** The answer of a check that found nothing wrong. */
export const Nothing = sampled(Type.Object({}, closed), {})
