import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { NotAuthenticatedException } from '#exceptions/http'

/**
 * For routes that need somebody: a good Bearer token, or 401; on pages a session. Neither counts in
 * the other's place, so that no cookie opens the API.
 */
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn, guard: 'api' | 'web' = 'api') {
    ctx.response.vary(guard === 'api' ? 'Authorization' : 'Cookie')
    if (!(await ctx.auth.checkUsing([guard]))) throw new NotAuthenticatedException()
    ctx.response.header('Cache-Control', 'private, no-store')
    return next()
  }
}
