import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For routes that anybody may read: a token that comes along must be good here, too. */
export default class OptionalAuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    ctx.response.vary('Authorization')
    if (await ctx.auth.check()) ctx.response.header('Cache-Control', 'private, no-store')
    return next()
  }
}
