import { jwtVerify, type JWTPayload } from 'jose'
import jwt from '#config/jwt'
import { TokenNotValidException } from '#exceptions/auth'
import { tokenKey } from '#credentials/token_key'
import type { TokenType } from '#credentials/token_signer'

export interface TokenClaims {
  /** identity of the token, what the blacklist knows it by */
  jti: string
  expiresAt: Date
  /** second since 1970; null when the token does not say */
  issuedAt: number | null
  /** null when the claim names nobody: absent, or no whole number in digits */
  userId: number | null
  /** id of the session; null for tokens of Django, -1 for what cannot be one */
  sid: number | null
}

/** A jti goes into a varchar(255) and is looked up there. */
const JTI = /^[\x21-\x7e]{1,255}$/
/** The end of the year 9999; no calendar goes on. */
const LAST_SECOND = 253_402_300_799

const NO_SESSION = -1

/** Access tokens found good lately: their signature stays good, and checking it is a tenth of a request. */
const known = new Map<string, JWTPayload>()
const MAX_KNOWN = 5000

/**
 * What a token says, once its signature, issuer, time and kind are found good. The order of the
 * checks is simplejwt's `Token.verify`. Nothing in the token's header chooses key or algorithm.
 *
 * @param type - the kind that is asked for; without it either kind will do (simplejwt's UntypedToken)
 * @throws TokenNotValidException with the reason; whether the token is blacklisted is not asked here
 */
export async function verifyToken(token: string, type?: TokenType): Promise<TokenClaims> {
  const claims = await signedClaims(token)
  if (claims.exp === undefined) throw new TokenNotValidException('no_exp')
  if (typeof claims.jti !== 'string' || !JTI.test(claims.jti))
    throw new TokenNotValidException('no_id')
  if (type && claims.token_type === undefined) throw new TokenNotValidException('no_type')
  if (type && claims.token_type !== type) throw new TokenNotValidException('wrong_type')
  return {
    jti: claims.jti,
    expiresAt: new Date(claims.exp * 1000),
    issuedAt: secondOf(claims.iat),
    userId: rowId(claims.user_id),
    sid: sessionOf(claims.sid),
  }
}

async function signedClaims(token: string): Promise<JWTPayload> {
  const claims = known.get(token) ?? (await check(token))
  if (claims.exp !== undefined && claims.exp * 1000 <= Date.now())
    throw new TokenNotValidException('invalid_or_expired')
  return claims
}

async function check(token: string): Promise<JWTPayload> {
  const expected = { algorithms: ['HS256'], issuer: jwt.issuer }
  const verified = await jwtVerify(token, await tokenKey, expected).catch(() => null)
  if (!verified || Number(verified.payload.exp) > LAST_SECOND || isFromFuture(verified.payload))
    throw new TokenNotValidException('invalid_or_expired')
  if (verified.payload.token_type === 'access') remember(token, verified.payload)
  return verified.payload
}

/** As PyJWT has it, in whole seconds and without leeway; jose looks at nbf and exp only. */
const isFromFuture = ({ iat }: JWTPayload) =>
  iat !== undefined && Math.trunc(iat) > Date.now() / 1000

function remember(token: string, claims: JWTPayload) {
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(token, claims)
}

const secondOf = (claim?: number) => (claim === undefined ? null : Math.trunc(claim))

const sessionOf = (claim: unknown) => (claim === undefined ? null : (rowId(claim) ?? NO_SESSION))

/** simplejwt wrote numbers before 5.4 and strings since. */
function rowId(claim: unknown): number | null {
  const id = typeof claim === 'string' && /^-?\d{1,15}$/.test(claim) ? Number(claim) : claim
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : null
}
