import { randomUUID } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import security from '#config/security'
import storage from '#config/storage'
import { DisallowedHostException } from '#exceptions/http'
import { commonHeaders } from '#surfaces/common_headers'
import { isAllowedHost, isHealthPath, isPlausibleHost } from '#support/allowed_host'

const SANE_ID = /^[\w.:-]{8,128}$/

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** the caller's X-Request-Id when it is a sane one, else a new UUID */
    requestId: string
    /** scheme and host in front of the links of this answer */
    origin: string
    /** in front of a stored file's name */
    mediaBase: string
    /** the same on this server, whatever the settings */
    ownMedia: string
  }
}

/** What is true of every answer: an id, an origin for its links, and headers that close old holes. */
export default class RequestContextMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    ctx.requestId = requestIdOf(ctx.request)
    // The framework will copy into the answer what stands here, sane or not.
    ctx.request.request.headers['x-request-id'] = ctx.requestId
    const raw = ctx.response.response
    for (const [name, value] of Object.entries(commonHeaders(ctx.requestId)))
      raw.setHeader(name, value)
    const host = hostOf(ctx.request)
    const isOurs = host !== undefined && isOurHost(host)
    ctx.origin = originOf(ctx.request, isOurs ? host : undefined)
    ctx.ownMedia = `${ctx.origin}/media/`
    ctx.mediaBase = storage.mediaUrl ?? ctx.ownMedia
    if (host !== undefined && !isOurs && !isHealthPath(ctx.request.url()))
      throw new DisallowedHostException()
    return next()
  }
}

/** The caller's when it is a sane one, else a new one. */
function requestIdOf({ request }: HttpRequest): string {
  const given = request.headers['x-request-id']
  return typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID()
}

/** The host that was asked for; undefined where none was named, as HTTP/1.0 allows. */
function hostOf(request: HttpRequest): string | undefined {
  const { headers, httpVersion } = request.request
  const isNamed = headers.host !== undefined || httpVersion !== '1.0'
  return request.host() ?? (isNamed ? '' : undefined)
}

const isOurHost = (host: string) =>
  isPlausibleHost(host) &&
  (!security.allowedHosts.length || isAllowedHost(host, security.allowedHosts))

/** The host counts where it is one of ALLOWED_HOSTS, or where neither that nor APP_URL is set. */
function originOf(request: HttpRequest, host: string | undefined): string {
  const own = host !== undefined && `${request.protocol()}://${host}`
  if (own && security.allowedHosts.length) return own
  return security.appUrl ?? (own || addressOf(request))
}

/** Where nobody says by what name this server is known. */
function addressOf({ request: { socket } }: HttpRequest): string {
  const { localAddress = '127.0.0.1', localPort } = socket
  return `http://${isIPv6(localAddress) ? `[${localAddress}]` : localAddress}:${localPort}`
}
