import logger from '@adonisjs/core/services/logger'
import type { RedisConnection } from '@adonisjs/redis'
import { SESSION_KEYS } from '#rules/panel_session'
import env from '#start/env'
import { settingsRedis } from '#throttling/redis'

/**
 * Deletes sessions of pages in Redis: those of somebody who was erased, and those in which somebody gave their address.
 * While Redis is away they stay until they end by themselves; nobody gets in by them.
 */
export async function erasePages({ id, email }: { id: number; email: string }): Promise<void> {
  const redis = env.get('SESSION_STORE') === 'redis' ? await settingsRedis() : undefined
  if (!redis) return
  const marks = [`"auth_web":"${id} `, ...(email ? [email.toLowerCase()] : [])]
  try {
    for await (const keys of sessionsIn(redis.connection))
      await deleteOf(redis.connection, keys, marks)
  } catch (error) {
    logger.warn({ err: error }, 'sessions of somebody who was erased stay in Redis until they end')
  }
}

/** Their keys. They are few: only the desk has them. */
async function* sessionsIn(connection: RedisConnection): AsyncGenerator<string[]> {
  let cursor = '0'
  do {
    const [next, keys] = await connection.scan(cursor, 'MATCH', `${SESSION_KEYS}*`, 'COUNT', 1000)
    if (keys.length) yield keys
    cursor = next
  } while (cursor !== '0')
}

async function deleteOf(connection: RedisConnection, keys: string[], marks: string[]) {
  const kept = await connection.mget(keys)
  const isTheirs = (text: string) => marks.some((mark) => text.toLowerCase().includes(mark))
  const theirs = keys.filter((_, place) => isTheirs(kept[place] ?? ''))
  if (theirs.length) await connection.del(...theirs)
}
