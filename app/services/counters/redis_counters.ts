import type { LimiterManagerStoreFactory } from '@adonisjs/limiter/types'
import { GuardedStore } from '#services/counters/guarded_store'
import type { Redis } from '#services/counters/redis'
import { RedisStore } from '#services/counters/redis_store'

/** @param near - where to count while Redis is away */
export function redisCounters(
  { connection, breaker }: Redis,
  near: LimiterManagerStoreFactory
): LimiterManagerStoreFactory {
  return (options) =>
    new GuardedStore({ far: new RedisStore(connection, options), near: near(options), breaker })
}
