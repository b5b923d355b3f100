import { configProvider } from '@adonisjs/core'
import { defineConfig, stores } from '@adonisjs/limiter'
import { settingsRedis } from '#throttling/redis'

const memory = stores.memory({})

/** Counters of all processes with this Redis and APP_KEY; it may hold what is not ours. */
const redis = configProvider.create(async () => {
  const opened = await settingsRedis()
  if (!opened) return memory
  const { default: RedisStore } = await import('@adonisjs/limiter/stores/redis')
  return ((rate) =>
    new RedisStore(opened.connection, { ...rate, keyPrefix: 'vitrin' })) as typeof memory
})

export default defineConfig({ default: 'memory', stores: { memory, redis } })

declare module '@adonisjs/limiter/types' {
  export interface LimitersList {
    memory: typeof memory
    redis: typeof memory
  }
}
