import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import jwt from '#config/jwt'
import { tokenKey } from '#credentials/token_key'

export type TokenType = 'access' | 'refresh'

export interface SignedToken {
  token: string
  /** 32 hexadecimal digits, as Python's `uuid4().hex` */
  jti: string
  expiresAt: Date
}

/**
 * Signs a token as djangorestframework-simplejwt does: HS256, the same claims in the same order.
 *
 * @param sid - id of the session; tokens as Django makes them have none
 * @param now - milliseconds since 1970; claims count in whole seconds
 */
export async function signToken(
  type: TokenType,
  userId: number,
  { sid, now = Date.now() }: { sid?: number; now?: number } = {}
): Promise<SignedToken> {
  const iat = Math.floor(now / 1000)
  const exp = iat + jwt.lifetimes[type]
  const jti = randomUUID().replaceAll('-', '')
  const own = sid === undefined ? {} : { sid }
  const claims = { token_type: type, exp, iat, jti, user_id: userId, iss: jwt.issuer, ...own }
  const token = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(await tokenKey)
  return { token, jti, expiresAt: new Date(exp * 1000) }
}
