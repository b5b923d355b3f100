import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ThrottledException } from '#exceptions/limits'
import { spend, type Budget } from '#services/budget'
import env from '#start/env'
import { scopes, type ScopeName } from '#start/limiter'

/** Counts a request in the caller's own scope, or in those that a route names. */
export default class ThrottleMiddleware {
  async handle(ctx: HttpContext, next: NextFn, named: ScopeName[] = [callerScope(ctx)]) {
    await throttle(ctx, named)
    return next()
  }
}

/** @throws ThrottledException; what is left is in the answer's headers either way */
export async function throttle(ctx: HttpContext, named: ScopeName[]): Promise<void> {
  if (!env.get('THROTTLE_ENABLED', true)) return
  for (const name of named) {
    const { rate, key } = scopes[name]
    const budget = await spend(name, rate, key(ctx))
    announce(ctx, budget)
    if (budget.exceeded) throw new ThrottledException(budget.resetIn)
  }
}

const callerScope = ({ auth }: HttpContext) => (auth.user ? 'user' : 'anon')

/**
 * The IETF's fields list every scope (draft-ietf-httpapi-ratelimit-headers-10); the older ones have
 * room for the tightest only.
 */
function announce({ response }: HttpContext, budget: Budget) {
  const { scope, requests, seconds, remaining, resetIn } = budget
  response.append('RateLimit-Policy', `"${scope}";q=${requests};w=${seconds}`)
  response.append('RateLimit', `"${scope}";r=${remaining};t=${resetIn}`)
  if (remaining > Number(response.getHeader('X-RateLimit-Remaining') ?? Infinity)) return
  response.header('X-RateLimit-Limit', requests)
  response.header('X-RateLimit-Remaining', remaining)
  response.header('X-RateLimit-Reset', Math.ceil(Date.now() / 1000) + resetIn)
}
