import type { IncomingMessage, ServerResponse } from 'node:http'
import { defineConfig } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import security from '#config/security'
import { clientAddress } from '#support/client_address'

export const http = defineConfig({
  generateRequestId: false,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  // Of what a browser keeps while its owner is at Google; the session has its own.
  cookie: {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: app.inProduction,
    maxAge: '10m',
  },
  // Answers are plain trees; the framework's own serializer looks for cycles at several times the cost.
  serializeJSON: JSON.stringify,
  // Longer than the minute after which nginx drops a connection that it keeps.
  keepAliveTimeout: 76_000,
  // Slow heads and bodies are cut (slowloris).
  headersTimeout: 20_000,
  requestTimeout: 60_000,
  trustProxy: security.trusts,
  // The framework's own takes a port or rubbish in X-Forwarded-For for a part of the address.
  getIp: ({ request }) =>
    clientAddress({
      peer: request.socket.remoteAddress ?? '',
      forwardedFor: String(request.headers['x-forwarded-for'] ?? ''),
      trusts: security.trusts,
    }),
  // A path that cannot be decoded leads nowhere: with its percent signs escaped it is refused like others.
  onBadUrl(request: IncomingMessage, response: ServerResponse) {
    request.url = request.url!.replaceAll('%', '%25')
    void import('@adonisjs/core/services/server').then((server) =>
      server.default.handle(request, response)
    )
  },
})
