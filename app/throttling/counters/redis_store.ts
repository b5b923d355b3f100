import { LimiterResponse } from '@adonisjs/limiter'
import LimiterRedisStore from '@adonisjs/limiter/stores/redis'
import type { LimiterConsumptionOptions } from '@adonisjs/limiter/types'
import type { RedisConnection } from '@adonisjs/redis'

/** Of all processes with this Redis and APP_KEY. */
const PREFIX = 'vitrin'

/** The limiter's own, on a Redis that is not ours alone. */
export class RedisStore extends LimiterRedisStore {
  #connection: RedisConnection

  constructor(connection: RedisConnection, options: LimiterConsumptionOptions) {
    super(connection, { ...options, keyPrefix: PREFIX })
    this.#connection = connection
  }

  /** Without the transaction of the limiter's own, so that it travels with what is sent beside it. */
  async get(key: string | number): Promise<LimiterResponse | null> {
    const name = this.rateLimiter.getKey(key)
    const { ioConnection } = this.#connection
    const [count, ttl] = await Promise.all([ioConnection.get(name), ioConnection.pttl(name)])
    if (count === null) return null
    const consumed = Number(count)
    const remaining = Math.max(this.requests - consumed, 0)
    return new LimiterResponse({
      limit: this.requests,
      remaining,
      consumed,
      availableIn: Math.ceil(ttl / 1000),
    })
  }

  /** Every key ends by itself, and a flush would take other programs' keys as well. */
  async clear() {}
}
