import Type from 'typebox'
import { controllers } from '#generated/controllers'
import { gone, ok } from '#routing/answers'
import { byGoogle, refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { GoogleLinked } from '#shapes/google'
import { sampleOf } from '#shapes/schema'
import { SignedIn, TokenPair } from '#shapes/tokens'
import {
  googleCallbackValidator,
  googleLinkValidator,
  googleRedirectValidator,
  googleSignInValidator,
} from '#validators/google'

const { GoogleCallbacks, GoogleLinks, GoogleRedirects, GoogleSignIns } = controllers.auth
const { get, post, remove } = resource('Google', 'Signing in by a Google account')

const { conflict, erasurePending, googleAlreadyConnected, googleLinkRequired, lastSignIn } =
  refusals
const { noActiveAccount, overloaded, signInLocked, signupClosed } = refusals
const { ticketNotValid, twoFactorRequired } = refusals
const { access: credential } = sampleOf(TokenPair)

post('auth/google', [GoogleSignIns, 'store'], {
  name: 'auth.google.store',
  guard: 'anyone',
  throttle: ['login-address'],
  body: { validator: googleSignInValidator, example: { credential } },
  answers: ok(SignedIn, 'Signed in'),
  refusals: [
    refusals.contentRefused,
    ...byGoogle,
    signupClosed,
    noActiveAccount,
    erasurePending,
    conflict,
    googleLinkRequired,
    googleAlreadyConnected,
    ticketNotValid,
    twoFactorRequired,
  ],
  summary: 'Sign in by Google',
  description: `By \`credential\`, the ID token that Google gave a page or an app, with the \`nonce\` that Google was
sent, if any, by an \`access_token\`, or by the \`code\` that \`auth/google/redirect/\` ended with, and its \`verifier\`
where that had a \`challenge\`. The account is the one that is connected to the Google account, else the one with
its address when both are verified, else a new one. An account of the address that is not verified is 409 with a
\`ticket\` for \`auth/google/link/\`, and its owner is mailed a code. With two-step sign-in the answer is 403 with a
\`ticket\` for \`auth/login/two-factor/\`.`,
})

/** For browsers that follow no redirects. */
const onTheWay = { 'text/html': Type.String(), 'text/plain': Type.String() }

get('auth/google/redirect', [GoogleRedirects, 'show'], {
  name: 'auth.google_redirect.show',
  guard: 'anyone',
  throttle: ['login-address'],
  query: googleRedirectValidator,
  hints: {
    to: 'A front end of `FRONTEND_URL` and `FRONTEND_URLS`, the first unless it is named; `admin` for the admin',
    challenge:
      'SHA-256 of a secret of the page, in base64url: the code is then taken with that `verifier` alone',
  },
  answers: { 302: { description: 'To Google', headers: ['Location'], content: onTheWay } },
  refusals: [refusals.googleNotConfigured],
  summary: 'Go to Google',
  description: `For a link of a front end. It ends on the front end's page for it with a \`code\`, good once and for a
minute, which \`auth/google/\` takes, or with an \`error\`, the code of a refusal.`,
})

get('auth/google/callback', [GoogleCallbacks, 'show'], {
  name: 'auth.google_callback.show',
  guard: 'anyone',
  throttle: ['login-address'],
  query: googleCallbackValidator,
  hints: {
    state: 'As Google was sent it',
    code: "Google's",
    error: 'Why Google sends nobody',
  },
  answers: {
    303: {
      description: 'To the front end, or to the admin, with `code` or `error` in the query',
      headers: ['Location'],
      content: onTheWay,
    },
  },
  refusals: [refusals.googleNotConfigured],
  summary: 'Come back from Google',
  description: `Google leads browsers here. \`error\` is \`google_denied\`, \`google_state_not_valid\` where the sign-in
did not begin in this browser, took more than ten minutes or was finished before, \`google_token_not_valid\`,
\`google_email_not_verified\` or \`google_away\`.`,
})

const ticket = googleLinkRequired.params.ticket as string

post('auth/google/link', [GoogleLinks, 'store'], {
  name: 'auth.google_link.store',
  guard: 'viewer',
  throttle: ['login-address'],
  body: { validator: googleLinkValidator, example: { ticket, code: '04418823' } },
  answers: ok(GoogleLinked, 'Connected'),
  refusals: [
    ...[...byGoogle, ticketNotValid, noActiveAccount, erasurePending, signInLocked, overloaded],
    ...[conflict, googleAlreadyConnected, refusals.notAuthenticated, twoFactorRequired],
  ],
  summary: 'Connect Google',
  description: `With the \`ticket\` of a sign-in by Google and either the \`password\` of the account or the \`code\` that
was mailed to its address: it is verified and signed in. By the code the password of the account ends, and so do its
sessions, as nobody had proved that they are the owner's. Somebody signed in sends a \`credential\` or an
\`access_token\` of any Google account.`,
})

remove('auth/google/link', [GoogleLinks, 'destroy'], {
  name: 'auth.google_link.destroy',
  guard: 'user',
  answers: gone,
  refusals: [lastSignIn],
  summary: 'Disconnect Google',
  description: 'Not while the account has no password.',
})
