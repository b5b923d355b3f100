import type { Operations } from '#openapi/operation'
import { changing, refusals } from '#openapi/refusals'
import { account, names, tokens } from '#openapi/samples'
import { Account } from '#shapes/account'
import { Message, Nothing, SignedIn, TokenPair } from '#shapes/tokens'
import {
  loginValidator,
  refreshValidator,
  registerValidator,
  verifyValidator,
} from '#validators/auth'
import { editMeValidator, replaceMeValidator } from '#validators/me'

const { username, email } = account
const password = 'correct horse battery staple'

const me = { description: 'The account', shape: Account, example: account }

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
  'auth.me.show': {
    summary: 'Read your account',
    description: 'With its profile, and what it has brought together so far.',
    caller: 'user',
    answers: { 200: me },
  },
  'auth.me.replace': {
    summary: 'Replace the names of your account',
    description: 'What of the profile is not sent stays as it is.',
    caller: 'user',
    body: { validator: replaceMeValidator, example: { username, ...names } },
    answers: { 200: me },
    refusals: changing,
  },
  'auth.me.update': {
    summary: 'Edit your account and its profile',
    description: 'What is not sent stays as it is.',
    caller: 'user',
    body: { validator: editMeValidator, example: { profile: { location: 'İzmir' } } },
    answers: { 200: me },
    refusals: changing,
  },
}
