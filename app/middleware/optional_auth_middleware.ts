import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For routes that anybody may read: a bad token is refused, here too. */
export default class OptionalAuthMiddleware {
  async handle(ctx: HttpContext, next: NextFn, guard: 'api' | 'web' = 'api') {
    ctx.response.vary(guard === 'api' ? 'Authorization' : 'Cookie')
    if (await ctx.auth.checkUsing([guard]))
      ctx.response.header('Cache-Control', 'private, no-store')
    return next()
  }
}
