import Type, { type Static } from 'typebox'
import { Account } from '#shapes/account'
import { closed } from '#shapes/schema'

/** JSON Web Tokens: `access` goes along as Bearer for an hour, `refresh` buys a new pair, once, for a week. */
export const TokenPair = Type.Object({ access: Type.String(), refresh: Type.String() }, closed)
export type TokenPair = Static<typeof TokenPair>

/** The answer to registering and to logging in. */
export const SignedIn = Type.Object(
  { message: Type.String(), user: Account, tokens: TokenPair },
  closed
)
export type SignedIn = Static<typeof SignedIn>

export const Message = Type.Object({ message: Type.String() }, closed)
export type Message = Static<typeof Message>

/** The answer of a check that found nothing wrong. */
export const Nothing = Type.Object({}, closed)
