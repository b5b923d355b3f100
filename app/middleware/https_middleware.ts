import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import security from '#config/security'
import { isHealthPath } from '#support/allowed_host'

const { hstsSeconds, hstsIncludesSubdomains } = security
const HSTS = `max-age=${hstsSeconds}${hstsIncludesSubdomains ? '; includeSubDomains' : ''}`

/**
 * Django's SECURE_SSL_REDIRECT and SECURE_HSTS_* settings. Only a trusted proxy can say that a request
 * came over http; without one nothing is redirected, since no https would be there to go to.
 */
export default class HttpsMiddleware {
  handle({ origin, request, response }: HttpContext, next: NextFn) {
    if (request.secure()) {
      response.header('Strict-Transport-Security', HSTS)
      return next()
    }
    const proxied = security.trusts(request.request.socket.remoteAddress ?? '')
    if (!proxied || !security.sslRedirect || isHealthPath(request.url())) return next()
    return response
      .redirect()
      .status(301)
      .toPath(`${origin.replace(/^http:/, 'https:').replace(/:80$/, '')}${request.url(true)}`)
  }
}
