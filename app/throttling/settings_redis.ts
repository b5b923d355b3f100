import app from '@adonisjs/core/services/app'
import type { Redis } from '#throttling/redis'
import env from '#start/env'

let opening: Promise<Redis> | undefined

/** The Redis of the settings, opened once; without the setting its client is not even loaded. */
export async function settingsRedis(): Promise<Redis | undefined> {
  const url = env.get('REDIS_URL')
  if (url) opening ??= open(url)
  return opening
}

async function open(url: string): Promise<Redis> {
  const { Redis } = await import('#throttling/redis')
  const redis = new Redis(url)
  app.terminating(() => redis.close())
  return redis.open()
}
