import Type from 'typebox'
import { Account } from '#shapes/account'
import { sampleOf, shape } from '#shapes/schema'
import { TokenPair } from '#shapes/tokens'

/** The answer to connecting Google; who comes with a ticket is signed in by it. */
export const GoogleLinked = shape(
  'GoogleLinked',
  { message: Type.String(), user: Account, tokens: Type.Optional(TokenPair) },
  {
    message: 'Google connected successfully',
    user: { ...sampleOf(Account), is_verified: true },
    tokens: sampleOf(TokenPair),
  }
)
