import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { NotAuthenticatedException } from '#exceptions/http'

/** For routes that need somebody: a good Bearer token, or 401. */
export default class AuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.response.vary('Authorization')
    if (!(await ctx.auth.check())) throw new NotAuthenticatedException()
    ctx.response.header('Cache-Control', 'private, no-store')
    return next()
  }
}
