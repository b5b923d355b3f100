import type { Server } from 'node:http'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { readiness } from '#services/readiness'

/** Long enough for busy clients to see `Connection: close` and for balancers that look every second. */
const DRAIN_MS = 1000
/** Above the 3 s that any request may take. */
const LAST_ANSWER_MS = 5000

/**
 * Prepares a server for being closed. `close()` alone cuts idle kept-alive connections at once, so
 * a client's next request meets a reset (nodejs/node#60617): first every answer says `Connection: close`
 * for a while. Connections that are still open later are cut, or the process would wait for them.
 */
export async function drain(server: Server): Promise<void> {
  readiness.accepting = false
  server.prependListener('request', (_request, response) =>
    response.setHeader('Connection', 'close')
  )
  setInterval(() => !server.listening && server.closeIdleConnections(), 50).unref()
  setTimeout(() => server.closeAllConnections(), DRAIN_MS + LAST_ANSWER_MS).unref()
  const connections = await promisify(server.getConnections.bind(server))()
  if (connections) await sleep(DRAIN_MS)
}
