import { controllers } from '#generated/controllers'
import { gone, ok } from '#routing/answers'
import { byGoogle, refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { GoogleLinked } from '#shapes/google'
import { sampleOf } from '#shapes/schema'
import { SignedIn, TokenPair } from '#shapes/tokens'
import { googleLinkValidator, googleSignInValidator } from '#validators/google'

const { GoogleLinks, GoogleSignIns } = controllers.auth
const { post, remove } = resource('Google', 'Signing in by a Google account')

const { conflict, erasurePending, googleAlreadyConnected, googleLinkRequired, lastSignIn } =
  refusals
const { noActiveAccount, overloaded, signInLocked, signupClosed, ticketNotValid } = refusals
const { access: credential } = sampleOf(TokenPair)

post('auth/google', [GoogleSignIns, 'store'], {
  name: 'auth.google.store',
  guard: 'anyone',
  throttle: ['login-address'],
  body: { validator: googleSignInValidator, example: { credential } },
  answers: ok(SignedIn, 'Signed in'),
  refusals: [
    ...byGoogle,
    signupClosed,
    noActiveAccount,
    erasurePending,
    conflict,
    googleLinkRequired,
    googleAlreadyConnected,
  ],
  summary: 'Sign in by Google',
  description: `By \`credential\`, the ID token that Google gave a page or an app, with the \`nonce\` that Google was
sent, if any, or by an \`access_token\`. The account is the one that is connected to the Google account, else the one with
its address when both are verified, else a new one. An account of the address that is not verified is 409 with a
\`ticket\` for \`auth/google/link/\`, and its owner is mailed a code.`,
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
    ...[conflict, googleAlreadyConnected, refusals.notAuthenticated],
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
