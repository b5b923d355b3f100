import env from '#start/env'

const HOUR = 3600

/** Tokens as the seed's SIMPLE_JWT has them, so that those of a Django with the same key are good here. */
export default {
  issuer: 'vitrin-api',
  signingKey: env.get('JWT_SIGNING_KEY')!,
  lifetimes: { access: HOUR, refresh: 7 * 24 * HOUR },
}
