import limiter from '@adonisjs/limiter/services/main'
import type { Rate } from '#support/rate'

/** What is left of a rate for one key, after this request. */
export interface Budget extends Rate {
  scope: string
  remaining: number
  /** seconds until the window begins anew */
  resetIn: number
  exceeded: boolean
}

/** New keys of one scope until its counters are dropped: a bound on memory, not on anybody's requests. */
const MAX_KEYS = 200_000
const newKeys = new Map<string, number>()

/** Counts one request against a rate, in one step: a burst cannot pass between asking and counting. */
export async function spend(scope: string, rate: Rate, key: string): Promise<Budget> {
  const counters = limiter.use({ requests: rate.requests, duration: rate.seconds })
  const { consumed, availableIn } = await counters.increment(`${scope}:${key}`)
  if (consumed === 1 && isFull(scope)) await counters.clear()
  const remaining = Math.max(rate.requests - consumed, 0)
  return { ...rate, scope, remaining, resetIn: availableIn, exceeded: consumed > rate.requests }
}

function isFull(scope: string): boolean {
  const count = (newKeys.get(scope) ?? 0) + 1
  newKeys.set(scope, count % MAX_KEYS)
  return count === MAX_KEYS
}
