import { MessageBuilder } from '@adonisjs/core/helpers'
import type { RedisConnection } from '@adonisjs/redis'
import type { SessionData, SessionStoreContract } from '@adonisjs/session/types'
import { SessionsAwayException } from '#exceptions/http'
import { SESSION_KEYS } from '#rules/panel_session'

const keyOf = (id: string) => `${SESSION_KEYS}${id}`

/**
 * The sessions of pages in Redis, which forgets them by itself. The framework's store asks its own service for a
 * connection; this one takes ours, which answers at once when Redis is away.
 */
export class RedisSessions implements SessionStoreContract {
  /** @param idleSeconds - without a request, until a session ends */
  constructor(
    private connection: RedisConnection,
    private idleSeconds: number
  ) {}

  async read(id: string): Promise<SessionData | null> {
    const kept = await reached(this.connection.get(keyOf(id)))
    return kept === null ? null : new MessageBuilder().verify<SessionData>(kept, id)
  }

  async write(id: string, data: SessionData): Promise<void> {
    const kept = new MessageBuilder().build(data, undefined, id)
    await reached(this.connection.setex(keyOf(id), this.idleSeconds, kept))
  }

  async touch(id: string): Promise<void> {
    await reached(this.connection.expire(keyOf(id), this.idleSeconds))
  }

  async destroy(id: string): Promise<void> {
    await reached(this.connection.del(keyOf(id)))
  }
}

/** Nobody is signed in while it cannot be read who is. */
const reached = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((cause: unknown) => {
    throw Object.assign(new SessionsAwayException(), { cause })
  })
