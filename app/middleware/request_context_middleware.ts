import { randomUUID } from 'node:crypto'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import security from '#config/security'
import { DisallowedHostException } from '#exceptions/http'
import { isAllowedHost, isPlausibleHost } from '#support/allowed_host'

const SANE_ID = /^[\w.:-]{8,128}$/

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** the caller's X-Request-Id when it is a sane one, else a new UUID */
    requestId: string
    /** scheme and host in front of the links of this answer */
    origin: string
    /** in front of a stored file's name */
    mediaBase: string
  }
}

/** What is true of every answer: an id, an origin for its links, and headers that close old holes. */
export default class RequestContextMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    const given = ctx.request.request.headers['x-request-id']
    ctx.requestId = typeof given === 'string' && SANE_ID.test(given) ? given : randomUUID()
    // The framework will copy into the answer what stands here, sane or not.
    ctx.request.request.headers['x-request-id'] = ctx.requestId
    const raw = ctx.response.response
    raw.setHeader('X-Request-Id', ctx.requestId)
    raw.setHeader('X-Content-Type-Options', 'nosniff')
    raw.setHeader('X-Frame-Options', 'DENY')
    raw.setHeader('Referrer-Policy', 'same-origin')
    raw.setHeader('Vary', 'Accept, Origin')
    ctx.origin = security.appUrl ?? ''
    ctx.origin = originOf(ctx)
    ctx.mediaBase = security.mediaUrl ?? `${ctx.origin}/media/`
    return next()
  }
}

/** @throws DisallowedHostException when hosts are restricted and this is none of them */
function originOf({ request }: HttpContext): string {
  const host = request.host() ?? ''
  const own = `${request.protocol()}://${host}`
  if (!isPlausibleHost(host)) throw new DisallowedHostException()
  if (security.allowedHosts.length) {
    if (!isAllowedHost(host, security.allowedHosts)) throw new DisallowedHostException()
    return own
  }
  return security.appUrl ?? own
}
