import { settingsRedis } from '#throttling/redis'
import type { Health } from '#shapes/health'

/** Whether Redis answers, when the settings name one. Nothing needs it, so its absence is only a warning. */
export async function checkRedis(): Promise<Health['checks']> {
  const redis = await settingsRedis()
  if (!redis) return {}
  const started = performance.now()
  const status = (await redis.answers()) ? 'ok' : 'warning'
  const ms = Math.round((performance.now() - started) * 100) / 100
  return { redis: { status, ms } }
}
