import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { ScopeName } from '#throttling/scopes'
import { throttle } from '#throttling/throttle'

/**
 * Counts a request in the scopes that its route names; `caller` is the anonymous, the user's, or that of their
 * personal access tokens.
 */
export default class ThrottleMiddleware {
  async handle(ctx: HttpContext, next: NextFn, scopes: (ScopeName | 'caller')[]) {
    const { user } = ctx.auth
    const signedIn = user?.token ? 'token' : 'user'
    const own = user ? signedIn : 'anon'
    await throttle(
      ctx,
      scopes.map((scope) => (scope === 'caller' ? own : scope))
    )
    return next()
  }
}
