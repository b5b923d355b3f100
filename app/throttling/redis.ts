import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { RedisConnection } from '@adonisjs/redis'
import { Breaker } from '#throttling/breaker'
import { parseRedisUrl } from '#throttling/redis_url'
import { StartupError } from '#support/startup_error'
import env from '#start/env'

/** Of connecting, and of what a connection does by itself: a Redis may accept it and then hang. */
const CONNECT_LIMIT_MS = 1000
const OPEN_LIMIT_MS = 2000
const RECONNECT_MS = 1000

/** A connection that refuses at once what it cannot send, and on which nothing is sent twice. */
const OPTIONS = {
  connectTimeout: CONNECT_LIMIT_MS,
  commandTimeout: CONNECT_LIMIT_MS,
  enableOfflineQueue: false,
  enableAutoPipelining: true,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  retryStrategy: () => RECONNECT_MS,
}

let opening: Promise<Redis> | undefined

/** The Redis of the settings, opened once; without the setting its client is not even loaded. */
export async function settingsRedis(): Promise<Redis | undefined> {
  const url = env.get('REDIS_URL')
  if (url) opening ??= Redis.open(url)
  return opening
}

/** It is left alone from its first failure until it takes writes again. */
export class Redis {
  readonly breaker = new Breaker((away, error) => this.#changed(away, error))

  private constructor(readonly connection: RedisConnection) {
    connection.ioConnection.on('ready', () => void this.#probe())
    // At once: a Redis that hangs would not answer a farewell.
    app.terminating(() => connection.ioConnection.disconnect())
  }

  /**
   * Waits a moment for the connection, so that the first request does not find it half made.
   *
   * @throws StartupError, which does not repeat the password, when the URL is none of a Redis
   */
  static async open(url: string): Promise<Redis> {
    const address = parseRedisUrl(url)
    if (!address)
      throw new StartupError('REDIS_URL is no address of a Redis: write redis://host:6379/0')
    const { RedisConnection } = await import('@adonisjs/redis')
    const redis = new Redis(new RedisConnection('throttles', { ...address, ...OPTIONS }))
    const ready = once(redis.connection.ioConnection, 'ready').catch(() => {})
    await Promise.race([ready, sleep(OPEN_LIMIT_MS, undefined, { ref: false })])
    await redis.answers()
    return redis
  }

  /** Whether it is there; when it is known to be away, it is not asked. */
  answers(): Promise<boolean> {
    return this.breaker.run(
      async () => Boolean(await this.connection.ping()),
      async () => false
    )
  }

  /** A replica, or a Redis without memory, answers and counts nothing: it is away as well. */
  async #probe(): Promise<void> {
    try {
      await this.connection.setex('vitrin:probe', 1, '1')
      this.breaker.comeBack()
    } catch (error) {
      this.breaker.leave(error)
      setTimeout(() => this.#reconnect(), RECONNECT_MS).unref()
    }
  }

  /** The reason only: errors of the client carry the command, and one command holds the password. */
  #changed(away: boolean, error?: unknown): void {
    if (!away) return logger.warn('Redis is back: throttles count in it again')
    this.#reconnect()
    const reason = error instanceof Error ? error.message : String(error)
    logger.warn({ reason }, 'Redis is away: throttles count in memory until it is back')
  }

  /** A silent connection may lead nowhere any more, and what it still owes is counted in memory. */
  #reconnect(): void {
    const { ioConnection } = this.connection
    if (['connect', 'ready'].includes(ioConnection.status)) ioConnection.disconnect(true)
  }
}
