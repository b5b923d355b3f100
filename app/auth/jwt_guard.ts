import { symbols } from '@adonisjs/auth'
import type { AuthClientResponse, GuardConfigProvider, GuardContract } from '@adonisjs/auth/types'
import type { HttpContext } from '@adonisjs/core/http'
import type { Viewer } from '#rules/viewer'
import {
  BadAuthorizationHeaderException,
  TokenNotValidException,
  UserInactiveException,
  UserNotFoundException,
} from '#exceptions/auth'
import { NotAuthenticatedException } from '#exceptions/http'
import { findTokenViewer } from '#queries/users/find_token_viewer'
import { findViewer } from '#queries/users/find_viewer'
import { hashOf } from '#credentials/mailed_secret'
import { isPersonal, isWellFormed } from '#credentials/personal_token'
import { noteTokenUse } from '#credentials/used_tokens'
import { signToken } from '#credentials/token_signer'
import { verifyToken } from '#credentials/token_verifier'

/**
 * Bearer tokens as simplejwt's JWTAuthentication takes them, and personal access tokens. The account and the session are looked up
 * on every request, so closing either closes its tokens too.
 */
export class JwtGuard implements GuardContract<Viewer> {
  declare [symbols.GUARD_KNOWN_EVENTS]: Record<string, never>
  readonly driverName = 'jwt'
  authenticationAttempted = false
  isAuthenticated = false
  user?: Viewer

  constructor(private ctx: HttpContext) {}

  getUserOrFail(): Viewer {
    if (!this.user) throw new NotAuthenticatedException()
    return this.user
  }

  /** @throws NotAuthenticatedException without a Bearer token, else as {@link check} */
  async authenticate(): Promise<Viewer> {
    await this.check()
    return this.getUserOrFail()
  }

  /**
   * Whether the request brings a good Bearer token; false when it brings none.
   *
   * @throws TokenNotValidException, BadAuthorizationHeaderException, UserNotFoundException or
   *   UserInactiveException: a bad token is never taken for none
   */
  async check(): Promise<boolean> {
    if (this.authenticationAttempted) return this.isAuthenticated
    this.authenticationAttempted = true
    const token = bearerToken(this.ctx.request.header('authorization', '')!)
    if (token !== undefined)
      this.user = await (isPersonal(token) ? personalViewerOf(token) : viewerOf(token))
    return (this.isAuthenticated = this.user !== undefined)
  }

  async authenticateAsClient(user: { id: number }): Promise<AuthClientResponse> {
    const { token } = await signToken('access', user.id)
    return { headers: { authorization: `Bearer ${token}` } }
  }
}

/** @returns undefined for another scheme; ours is spelled `Bearer` and nothing else, as simplejwt has it */
function bearerToken(header: string): string | undefined {
  const [scheme, token, ...rest] = header.trim().split(/\s+/)
  if (scheme !== 'Bearer') return undefined
  if (!token || rest.length) throw new BadAuthorizationHeaderException()
  return token
}

async function viewerOf(token: string): Promise<Viewer> {
  const { userId, ...claims } = await verifyToken(token, 'access').catch((error: unknown) => {
    throw error instanceof TokenNotValidException ? error.asBearer() : error
  })
  if (userId === null) throw new TokenNotValidException('no_user')
  const viewer = await findViewer(userId, claims)
  if (viewer === 'gone') throw new UserNotFoundException()
  if (viewer === 'inactive') throw new UserInactiveException()
  if (viewer === 'signed_out') throw new TokenNotValidException('invalid_or_expired', true)
  return viewer
}

/** By a personal access token; its use is written down later. */
async function personalViewerOf(token: string): Promise<Viewer> {
  const found = isWellFormed(token) ? await findTokenViewer(hashOf(token)) : 'gone'
  if (found === 'gone') throw new TokenNotValidException('invalid_or_expired', true)
  if (found === 'inactive') throw new UserInactiveException()
  if (found.isDue) noteTokenUse(found.viewer.token!.id)
  return found.viewer
}

/** For config/auth.ts. */
export function jwtGuard(): GuardConfigProvider<(ctx: HttpContext) => JwtGuard> {
  return { resolver: async () => (ctx) => new JwtGuard(ctx) }
}
