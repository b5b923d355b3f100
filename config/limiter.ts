import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/limiter'
import { settingsRedis } from '#services/counters/settings_redis'
import env from '#start/env'

const memory = stores.memory({})

/** Counts in memory while Redis is away, or when there is none. */
const redis = configProvider.create(async () => {
  const opened = await settingsRedis()
  if (!opened) return memory
  const { redisCounters } = await import('#services/counters/redis_counters')
  return redisCounters(opened, memory)
})

export default defineConfig({
  default: env.get('REDIS_URL') ? 'redis' : 'memory',
  stores: { memory, redis },
})

declare module '@adonisjs/limiter/types' {
  export interface LimitersList {
    memory: typeof memory
    redis: typeof memory
  }
}
