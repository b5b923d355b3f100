import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import logger from '@adonisjs/core/services/logger'
import { RedisConnection } from '@adonisjs/redis'
import { Breaker } from '#throttling/breaker'
import { parseRedisUrl } from '#throttling/redis_url'
import { StartupError } from '#support/startup_error'

const CONNECT_LIMIT_MS = 1000
/** A start may wait a little longer, for a refusal comes at once. */
const OPEN_LIMIT_MS = 2000
const RECONNECT_MS = 1000

/** A connection that refuses at once what it cannot send, and on which nothing is sent twice. */
function connect(url: string): RedisConnection {
  const address = parseRedisUrl(url)
  if (!address)
    throw new StartupError('REDIS_URL is no address of a Redis: write redis://host:6379/0')
  return new RedisConnection('throttles', {
    ...address,
    connectTimeout: CONNECT_LIMIT_MS,
    enableOfflineQueue: false,
    enableAutoPipelining: true,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => RECONNECT_MS,
  })
}

/** The one Redis of the settings, and what guards us from it. */
export class Redis {
  readonly breaker: Breaker

  private constructor(readonly connection: RedisConnection) {
    this.breaker = new Breaker({
      probe: () => this.connection.ping(),
      changed: (away, error) => {
        if (away) this.#anew()
        announce(away, error)
      },
    })
  }

  /** Waits for the connection a moment: a first request need not find it half made. */
  static async open(url: string): Promise<Redis> {
    const redis = new Redis(connect(url))
    const { ioConnection } = redis.connection
    await Promise.race([
      once(ioConnection, 'ready').catch(() => {}),
      sleep(OPEN_LIMIT_MS, undefined, { ref: false }),
    ])
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

  /** At once: a Redis that hangs would not answer a farewell. */
  close(): void {
    this.connection.ioConnection.disconnect()
  }

  /** A connection that was silent may lead nowhere any more, and what it owes is counted elsewhere. */
  #anew(): void {
    const { ioConnection } = this.connection
    if (['connect', 'ready'].includes(ioConnection.status)) ioConnection.disconnect(true)
  }
}

/** The reason only: errors of the client carry the command, and one command is the password's. */
function announce(away: boolean, error?: unknown): void {
  if (!away) return logger.warn('Redis is back: throttles count in it again')
  const reason = error instanceof Error ? error.message : String(error)
  logger.warn({ reason }, 'Redis is away: throttles count in memory until it is back')
}
