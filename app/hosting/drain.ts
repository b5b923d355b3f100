import type { Server, ServerResponse } from 'node:http'
import net from 'node:net'
import { promisify } from 'node:util'
import { setTimeout as sleep } from 'node:timers/promises'
import { readiness } from '#hosting/readiness'

/** For balancers that look every second. */
const NOTICE_MS = 1000
/** For clients that are about to send their next request on a connection they have. */
const FAREWELL_MS = 500
/** Above the 3 s that a request may take, and what sign-ins may wait for their turn. */
const LAST_ANSWER_MS = 6500

/**
 * Prepares a listening server for being closed without losing a request. `http.Server.close()` alone
 * cuts kept-alive connections at once, so a client's next request meets a reset (nodejs/node#60617).
 * `Connection: close` while still listening is no better: clients connect anew and are reset in the
 * queue of the socket that then closes. So it stops listening first and takes leave after that.
 *
 * @returns what to call before closing it, and to wait for
 */
export function drainable(server: Server): () => Promise<void> {
  const unanswered = new Set<ServerResponse>()
  server.on('request', (_request, response) => {
    unanswered.add(response)
    response.once('close', () => unanswered.delete(response))
  })
  return () => drain(server, unanswered)
}

async function drain(server: Server, unanswered: Set<ServerResponse>): Promise<void> {
  readiness.accepting = false
  if (!(await promisify(server.getConnections.bind(server))())) return
  await sleep(NOTICE_MS)
  // Only stops listening, which http.Server's own method does not leave it at.
  net.Server.prototype.close.call(server)
  for (const response of unanswered) takeLeave(response)
  server.prependListener('request', (_request, response) => takeLeave(response))
  await sleep(FAREWELL_MS)
  setInterval(() => server.closeIdleConnections(), 50).unref()
  setTimeout(() => server.closeAllConnections(), LAST_ANSWER_MS).unref()
}

/** Node then says `Connection: close`. */
function takeLeave(response: ServerResponse): void {
  response.shouldKeepAlive = false
}
