import { createHmac } from 'node:crypto'
import jwt from '#config/jwt'

const HOUR = 3600
const encode = (part: object | string) =>
  Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url')

interface Forgery {
  key?: string
  header?: object
  /** of the HMAC */
  digest?: string
}

/** The claims of a good access token; keys that are undefined are left out. */
export const goodClaims = (claims: Record<string, unknown> = {}) => ({
  token_type: 'access',
  exp: Math.floor(Date.now() / 1000) + HOUR,
  iat: Math.floor(Date.now() / 1000),
  jti: 'c0ffee00c0ffee00c0ffee00c0ffee00',
  user_id: 1,
  iss: 'vitrin-api',
  ...claims,
})

/** Signs anything at all, by hand: what a thief or a careless library would send. */
export function forge(claims: object | string, { key, header, digest }: Forgery = {}): string {
  const signed = `${encode({ alg: 'HS256', typ: 'JWT', ...header })}.${encode(claims)}`
  const hmac = createHmac(digest ?? 'sha256', key ?? jwt.signingKey)
  return `${signed}.${hmac.update(signed).digest('base64url')}`
}
