import type { Operations } from '#openapi/operation'
import { changing, refusals } from '#openapi/refusals'
import { ownAccount } from '#openapi/routes/own_account'
import { account, names, tokens } from '#openapi/samples'
import { Message, Nothing, SignedIn, TokenPair } from '#shapes/tokens'
import {
  loginValidator,
  refreshValidator,
  registerValidator,
  verifyValidator,
} from '#validators/auth'

const { email } = account
const password = 'correct horse battery staple'

/** Accounts and their tokens. */
export const auth: Operations = {
  'auth.registrations.store': {
    summary: 'Open an account',
    description: 'Without a username one is made of the address.',
    caller: 'anyone',
    body: { validator: registerValidator, example: { email, ...names, password } },
    answers: {
      201: {
        description: 'Registered and signed in',
        shape: SignedIn,
        example: { message: 'Registered successfully', user: account, tokens },
      },
    },
    refusals: [...changing, refusals.overloaded],
  },
  'auth.logins.store': {
    summary: 'Sign in',
    description: 'By `email` or by `username`; either may hold an address.',
    caller: 'anyone',
    body: { validator: loginValidator, example: { email, password } },
    answers: {
      200: {
        description: 'Signed in',
        shape: SignedIn,
        example: { message: 'Logged in successfully', user: account, tokens },
      },
    },
    refusals: [...changing, refusals.noActiveAccount, refusals.signInLocked, refusals.overloaded],
  },
  'auth.refreshes.store': {
    summary: 'Exchange a refresh token for a new pair',
    description: 'The token that was sent is worth nothing afterwards.',
    caller: 'anyone',
    body: { validator: refreshValidator, example: { refresh: tokens.refresh } },
    answers: { 200: { description: 'A new pair', shape: TokenPair, example: tokens } },
    refusals: [...changing, refusals.tokenBlacklisted, refusals.noActiveAccount],
  },
  'auth.token_verifications.store': {
    summary: 'Ask whether a token is good',
    description: 'Of either kind.',
    caller: 'anyone',
    body: { validator: verifyValidator, example: { token: tokens.access } },
    answers: { 200: { description: 'It is', shape: Nothing, example: {} } },
    refusals: [refusals.tokenBlacklisted],
  },
  'auth.logouts.store': {
    summary: 'Sign out',
    description: 'Revokes the refresh token; access tokens run out within the hour.',
    caller: 'anyone',
    body: { validator: refreshValidator, example: { refresh: tokens.refresh } },
    answers: {
      200: {
        description: 'Signed out',
        shape: Message,
        example: { message: 'Logged out successfully' },
      },
    },
    refusals: [...changing, refusals.tokenBlacklisted],
  },
  'auth.me.show': ownAccount.show,
  'auth.me.replace': ownAccount.replace,
  'auth.me.update': ownAccount.update,
}
