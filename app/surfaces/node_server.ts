import { randomUUID } from 'node:crypto'
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { drf } from '#dialects/drf/errors'
import {
  BodyTooLargeException,
  HeadersTooLargeException,
  MalformedRequestException,
  MethodNotAllowedException,
  RequestTimeoutException,
} from '#exceptions/http'
import type { Refusal } from '#exceptions/refusal'
import { METHODS } from '#surfaces/allowed_methods'
import { commonHeaders } from '#surfaces/common_headers'

/** By the code of node's error; every other one is a request that cannot be read. */
const REFUSALS: Record<string, () => Refusal> = {
  HPE_HEADER_OVERFLOW: () => new HeadersTooLargeException(),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: () => new BodyTooLargeException(),
  ERR_HTTP_REQUEST_TIMEOUT: () => new RequestTimeoutException(),
}

/** Answers in our form what node would refuse by itself, and understands every form of target. */
export function prepareNodeServer(server: Server): void {
  // Whether a host is missing is for us to say.
  Object.assign(server, { requireHostHeader: false })
  server.prependListener('request', readTarget)
  server.on('checkExpectation', (request, response) => server.emit('request', request, response))
  server.on('connect', (_request, socket) =>
    answerAndClose(socket, new MethodNotAllowedException('CONNECT', METHODS))
  )
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const refusal = REFUSALS[error.code ?? '']?.() ?? new MalformedRequestException()
    if (error.code === 'ECONNRESET' || isAnswering(socket)) socket.destroy(error)
    else answerAndClose(socket, refusal)
  })
}

/**
 * A target in absolute form names the host, whatever the Host header says (RFC 9112 §3.2.2);
 * `OPTIONS *` asks about the server, as one about `/` does.
 */
function readTarget(request: IncomingMessage): void {
  const [, host, rest = ''] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(request.url!) ?? []
  if (host !== undefined) {
    request.headers.host = host
    request.url = rest.startsWith('/') ? rest : `/${rest}`
  }
  if (request.url === '*' && request.method === 'OPTIONS') request.url = '/'
}

/** As node looks before it answers by itself: a second head in the midst of a body would be read as its part. */
const isAnswering = (socket: Duplex & { _httpMessage?: { headersSent: boolean } | null }) =>
  !socket.writable || Boolean(socket._httpMessage?.headersSent)

function answerAndClose(socket: Duplex, refusal: Refusal): void {
  const requestId = randomUUID()
  const body = JSON.stringify(drf.render(refusal, { requestId, instance: '', origin: '' }))
  const headers = {
    ...commonHeaders(requestId),
    ...refusal.headers,
    'Content-Type': drf.contentType,
    'Content-Length': Buffer.byteLength(body),
    'Connection': 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}`
  socket.end([status, ...lines, '', body].join('\r\n'), () => socket.destroy())
}
