import type { HttpContext } from '@adonisjs/core/http'
import { ThrottledException } from '#exceptions/limits'
import env from '#start/env'
import { spend, type Budget } from '#throttling/budget'
import { scopeNamed, type ScopeName } from '#throttling/scopes'

/**
 * Counts a request in some scopes. What is left is in the answer's headers either way.
 *
 * @throws ThrottledException when one of them is used up
 */
export async function throttle(ctx: HttpContext, names: ScopeName[]): Promise<void> {
  if (!env.get('THROTTLE_ENABLED', true)) return
  for (const name of names) {
    const { rate, key } = scopeNamed(name)
    const budget = await spend(name, rate, String(key(ctx)))
    announce(ctx, budget)
    if (budget.exceeded) throw new ThrottledException(budget.resetIn)
  }
}

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
