import { configProvider } from '@adonisjs/core'
import { MessageBuilder } from '@adonisjs/core/helpers'
import type { ConfigProvider } from '@adonisjs/core/types'
import type {
  SessionData,
  SessionStoreContract,
  SessionStoreFactory,
} from '@adonisjs/session/types'
import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** A session that was used within so many seconds is not written down as used again. */
const KEPT_SECONDS = 60

interface Row {
  data: string
  /** until it ends */
  seconds: number
}

interface Options {
  store: SessionStoreContract
  /** after so many seconds without a request a session ends */
  idleSeconds: number
}

/**
 * The sessions of pages for one request. The framework's store notes each use; this one notes a use a minute, so a
 * session ends up to a minute early and never late.
 */
export class PageSessions implements SessionStoreContract {
  #isAwake = false

  constructor(private options: Options) {}

  async read(id: string): Promise<SessionData | null> {
    const [row] = await select<Row>({
      name: 'page_session',
      sql: sql`select data, extract(epoch from expires_at - now())::float8 as seconds
        from web_sessions where id = ${id}`,
    })
    if (!row || row.seconds <= 0) return null
    this.#isAwake = row.seconds > this.options.idleSeconds - KEPT_SECONDS
    return new MessageBuilder().verify<SessionData>(row.data, id)
  }

  write(id: string, data: SessionData) {
    return this.options.store.write(id, data)
  }

  touch(id: string) {
    return this.#isAwake ? undefined : this.options.store.touch(id)
  }

  destroy(id: string) {
    return this.options.store.destroy(id)
  }
}

/** @param kept - how the framework keeps them in the database */
export const pageSessions = (kept: ConfigProvider<SessionStoreFactory>, idleSeconds: number) =>
  configProvider.create(async (app): Promise<SessionStoreFactory> => {
    const open = await kept.resolver(app)
    return (ctx, config) => new PageSessions({ store: open(ctx, config), idleSeconds })
  })
