import { controllers } from '#generated/controllers'
import { ok } from '#routing/answers'
import { byGoogle, refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { sampleOf } from '#shapes/schema'
import { SignedIn, TokenPair } from '#shapes/tokens'
import { googleSignInValidator } from '#validators/google'

const { GoogleSignIns } = controllers.auth
const { post } = resource('Google', 'Signing in by a Google account')

const { conflict, googleAlreadyConnected, googleLinkRequired, noActiveAccount } = refusals
const { access: credential } = sampleOf(TokenPair)

post('auth/google', [GoogleSignIns, 'store'], {
  name: 'auth.google.store',
  guard: 'anyone',
  throttle: ['login-address'],
  body: { validator: googleSignInValidator, example: { credential } },
  answers: ok(SignedIn, 'Signed in'),
  refusals: [...byGoogle, noActiveAccount, conflict, googleLinkRequired, googleAlreadyConnected],
  summary: 'Sign in by Google',
  description: `By \`credential\`, the ID token that Google gave a page or an app, with the \`nonce\` that Google was
sent, if any, or by an \`access_token\`. The account is the one that is connected to the Google account, else the one with
its address when both are verified, else a new one.`,
})
