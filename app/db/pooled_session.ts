import type pg from 'pg'
import { StartupError } from '#support/startup_error'

type Done = (error: Error | null, client: pg.Client) => void
type Query = string | (pg.QueryConfig & { submit?: unknown })
type Callback = (error: Error | null, result?: pg.QueryResult) => void
/** pg's parts that its types leave out. */
interface Wire {
  on(event: 'readyForQuery', heard: (message: { status: string }) => void): void
}

/** SQLSTATE protocol_violation, as of poolers that refuse start-up parameters. */
const CODE = '08P01'
export const POOLED =
  'The database is behind a pooler that takes no start-up parameters: set DB_POOLER=transaction, or connect to the database itself'

/** A start-up parameter of ours, which says that the others came through. */
export const MARK = '-c vitrin.session=own'

/**
 * For knex's pool: refuses a session that lost its start-up parameters in a pooler. Its times would be
 * in the server's zone, and what is set or prepared on it may be gone at the next statement.
 */
export function assertOwnSession(client: pg.Client, done: Done): void {
  client
    .query<{ mark: string | null }>(`select current_setting('vitrin.session', true) as mark`)
    .then(({ rows }) => {
      if (rows[0]?.mark === 'own') return done(null, client)
      void client.end().catch(() => {})
      done(Object.assign(new StartupError(POOLED), { code: CODE }), client)
    })
    .catch((error: Error) => done(error, client))
}

/**
 * For knex's pool behind a pooler in transaction mode, where only a transaction stays on one session: each
 * transaction begins with the settings, a statement outside of one gets its own, and nothing is prepared
 * under a name.
 *
 * @param settings - values by the names of PostgreSQL's settings
 */
export function settingsPerTransaction(settings: Record<string, string | number>) {
  const begin = Object.entries(settings).map(([name, value]) => `set local ${name} = '${value}'`)
  return (client: pg.Client, done: Done): void => {
    const carry = carrier(client, begin.join('; '))
    const query = (asked: Query, callback?: Callback) => {
      const result = carry(asked)
      if (!callback) return result
      result.then((answer) => callback(null, answer), callback)
    }
    Object.assign(client, { query })
    done(null, client)
  }
}

function carrier(client: pg.Client, settings: string) {
  const send = client.query.bind(client) as (query: Query) => Promise<pg.QueryResult>
  const { connection } = client as unknown as { connection: Wire }
  let isOpen = false
  connection.on('readyForQuery', ({ status }) => (isOpen = status !== 'I'))

  return async (asked: Query): Promise<pg.QueryResult> => {
    const query = typeof asked === 'string' ? { text: asked } : { ...asked, name: undefined }
    if (isOpen) return send(query)
    if (/^\s*begin\b/i.test(query.text)) return first(send, `${query.text}; ${settings}`)
    await first(send, `begin; ${settings}`)
    try {
      const result = await send(query)
      await send('commit')
      return result
    } catch (error) {
      await send('rollback').catch(() => {})
      throw error
    }
  }
}

/** Of several statements in one message pg answers a list. */
async function first(send: (text: string) => Promise<unknown>, text: string) {
  const results = await send(text)
  return [results].flat()[0] as pg.QueryResult
}
