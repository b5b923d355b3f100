import db from '@adonisjs/lucid/services/db'
import pg from 'pg'

/** The limits of requests, which Lucid's connections have in a server. */
const OF_REQUESTS = ['statement_timeout', 'query_timeout', 'lock_timeout']

/**
 * The way into the database of the settings beside Lucid's pool, without the time limits of requests, as the
 * embedded database's provider has left it.
 *
 * @param database - another one on the same server
 */
export function ownConnection(database?: string): pg.ClientConfig {
  const { config } = db.manager.get(db.primaryConnectionName)!
  const settings = Object.entries(config.connection as object)
  const own = Object.fromEntries(settings.filter(([name]) => !OF_REQUESTS.includes(name)))
  return database === undefined ? own : { ...own, ...inParts(own), database }
}

/** The name of the database of the settings. */
export const ownDatabase = (): string => new pg.Client(ownConnection()).database!

/** What a URL says stands in it and nowhere else, and the database is part of it. */
function inParts(settings: pg.ClientConfig): pg.ClientConfig {
  const { host, port, user, password, ssl } = new pg.Client(settings)
  return { connectionString: undefined, host, port, user, password: password ?? undefined, ssl }
}

/** A session of its own, which ends with `end`. */
export async function openSession(name: string, database?: string): Promise<pg.Client> {
  const client = new pg.Client({ ...ownConnection(database), application_name: name })
  // Whoever asks it something hears of a connection that broke.
  client.on('error', () => {})
  await client.connect()
  return client
}
