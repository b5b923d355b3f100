import env from '#start/env'

const list = (value = '') =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** How people sign in by their Google account; without a client they cannot. */
export default {
  /** for whom Google may have made a token: the web's client, and those of apps */
  clientIds: list([env.get('GOOGLE_CLIENT_ID'), env.get('GOOGLE_CLIENT_IDS')].join()),
  /** Google calls itself by either name */
  issuers: list(env.get('GOOGLE_ISSUER', 'https://accounts.google.com,accounts.google.com')),
  jwksUrl: env.get('GOOGLE_JWKS_URL', 'https://www.googleapis.com/oauth2/v3/certs'),
  tokenInfoUrl: env.get('GOOGLE_TOKENINFO_URL', 'https://oauth2.googleapis.com/tokeninfo'),
  userInfoUrl: env.get('GOOGLE_USERINFO_URL', 'https://openidconnect.googleapis.com/v1/userinfo'),
}
