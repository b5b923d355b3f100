import type { LimiterManagerStoreFactory } from '@adonisjs/limiter/types'
import { GuardedStore } from '#throttling/counters/guarded_store'
import type { Redis } from '#throttling/counters/redis'
import { RedisStore } from '#throttling/counters/redis_store'

/** @param near - where to count while Redis is away */
export function redisCounters(
  { connection, breaker }: Redis,
  near: LimiterManagerStoreFactory
): LimiterManagerStoreFactory {
  return (options) =>
    new GuardedStore({ far: new RedisStore(connection, options), near: near(options), breaker })
}
