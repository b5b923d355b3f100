import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import type { ScopeName } from '#throttling/scopes'
import { throttle } from '#throttling/throttle'

/** Counts a request in the caller's own scope, or in those that a route names. */
export default class ThrottleMiddleware {
  async handle(ctx: HttpContext, next: NextFn, names: ScopeName[] = [callerScope(ctx)]) {
    await throttle(ctx, names)
    return next()
  }
}

const callerScope = ({ auth }: HttpContext) => (auth.user ? 'user' : 'anon')
