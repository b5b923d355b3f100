import type { Server } from 'node:http'
import net from 'node:net'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { readiness } from '#services/readiness'

/** For balancers that look every second. */
const NOTICE_MS = 1000
/** For clients that are about to send their next request on a connection they have. */
const FAREWELL_MS = 500
/** Above the 3 s that any request may take. */
const LAST_ANSWER_MS = 5000

/**
 * Takes leave before the server is closed, in an order that loses no request. `http.Server.close()`
 * alone cuts kept-alive connections at once, so a client's next request meets a reset
 * (nodejs/node#60617). `Connection: close` while still listening is no better: clients connect anew
 * and are reset in the queue of the socket that then closes.
 */
export async function drain(server: Server): Promise<void> {
  readiness.accepting = false
  if (!(await promisify(server.getConnections.bind(server))())) return
  await sleep(NOTICE_MS)
  server.prependListener('request', (_request, response) =>
    response.setHeader('Connection', 'close')
  )
  // Only stops listening, which http.Server's own method does not leave it at.
  net.Server.prototype.close.call(server)
  await sleep(FAREWELL_MS)
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => server.closeAllConnections(), LAST_ANSWER_MS).unref()
}
