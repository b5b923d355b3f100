import cluster from 'node:cluster'
import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/limiter'
import { settingsRedis } from '#throttling/counters/settings_redis'
import { primaryCounters } from '#hosting/workers/primary_counters'
import env from '#start/env'

const memory = stores.memory({})

/** One memory for all workers. */
const primary = primaryCounters(memory)
const near = cluster.isWorker ? ('primary' as const) : ('memory' as const)

/** Counts in memory while Redis is away, or when there is none. */
const redis = configProvider.create(async () => {
  const opened = await settingsRedis()
  const fallback = { memory, primary }[near]
  if (!opened) return fallback
  const { redisCounters } = await import('#throttling/counters/redis_counters')
  return redisCounters(opened, fallback)
})

export default defineConfig({
  default: env.get('REDIS_URL') ? 'redis' : near,
  stores: { memory, primary, redis },
})

declare module '@adonisjs/limiter/types' {
  export interface LimitersList {
    memory: typeof memory
    primary: typeof memory
    redis: typeof memory
  }
}
