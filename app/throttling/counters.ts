import { hash } from 'node:crypto'
import limiter from '@adonisjs/limiter/services/main'
import type { Limiter } from '@adonisjs/limiter'
import { settingsRedis } from '#throttling/redis'
import env from '#start/env'

/**
 * Counts in Redis while there is one that answers, else in the memory of this process: limits bite
 * either way.
 *
 * @param rate - how much, and how many seconds a counter lives
 * @param count - done again in memory when Redis fails on the way
 */
export async function counting<T>(
  rate: { requests: number; duration: number },
  count: (counters: Limiter) => Promise<T>
): Promise<T> {
  const redis = await settingsRedis()
  const near = () => count(limiter.use('memory', rate))
  return redis ? redis.breaker.run(() => count(limiter.use('redis', rate)), near) : near()
}

/** A counter's name: it is made of addresses and e-mails, which nobody shall read in Redis. */
export const counterKey = (...parts: (string | number)[]) =>
  hash('sha256', [env.get('APP_KEY'), ...parts].join(' '), 'base64url')
