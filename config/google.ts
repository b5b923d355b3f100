import env from '#start/env'
import { ownAddress } from '#config/own_address'

const list = (value = '') =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** How people sign in by their Google account; without a client they cannot. */
export default {
  /** how long Google may take for an answer, in ms */
  answerLimitMs: 5000,
  /** for whom Google may have made a token: the web's client, and those of apps */
  clientIds: list([env.get('GOOGLE_CLIENT_ID'), env.get('GOOGLE_CLIENT_IDS')].join()),
  /** with its secret, people come by our own redirect to Google; without one, clients bring tokens */
  webClientId: env.get('GOOGLE_CLIENT_ID'),
  clientSecret: env.get('GOOGLE_CLIENT_SECRET'),
  /** as Google's console knows it */
  callbackUrl: env.get('GOOGLE_CALLBACK_URL', `${ownAddress}/api/v1/auth/google/callback/`),
  authorizeUrl: env.get('GOOGLE_AUTHORIZE_URL', 'https://accounts.google.com/o/oauth2/v2/auth'),
  accessTokenUrl: env.get('GOOGLE_TOKEN_URL', 'https://oauth2.googleapis.com/token'),
  /** Google calls itself by either name */
  issuers: list(env.get('GOOGLE_ISSUER', 'https://accounts.google.com,accounts.google.com')),
  jwksUrl: env.get('GOOGLE_JWKS_URL', 'https://www.googleapis.com/oauth2/v3/certs'),
  tokenInfoUrl: env.get('GOOGLE_TOKENINFO_URL', 'https://oauth2.googleapis.com/tokeninfo'),
  userInfoUrl: env.get('GOOGLE_USERINFO_URL', 'https://openidconnect.googleapis.com/v1/userinfo'),
}
