import type { Socket } from 'node:net'

/** pg's parts that its types leave out. */
interface Client {
  connection: { stream: Socket }
  connectionParameters: { query_timeout?: number }
  /** false while the server owes an answer */
  readyForQuery: boolean
}

/** Before pg's own timer strikes, after the server's. */
const MARGIN_MS = 100

/**
 * For knex's pool: ends a connection when the server owes an answer and says nothing for `query_timeout`.
 * pg alone gives up on the answer only. The connection would go back to the pool with a statement
 * still to be done; if that is a BEGIN, what others write on it later is acknowledged and never
 * kept, and a ROLLBACK would wait as long again.
 */
export function endWhenSilent(client: Client, done: (error: null, client: Client) => void): void {
  const { stream } = client.connection
  const { query_timeout: limit } = client.connectionParameters
  if (limit)
    stream.setTimeout(limit - MARGIN_MS, () => {
      if (!client.readyForQuery) stream.destroy(new Error('Query read timeout'))
    })
  done(null, client)
}

/** Lets a connection be silent for longer, in ms. @returns what ends that */
export function allowSilence({ connection: { stream } }: Pick<Client, 'connection'>, ms: number) {
  const usual = stream.timeout ?? 0
  stream.setTimeout(ms)
  return () => void stream.setTimeout(usual)
}
