import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import security from '#config/security'

/**
 * Django's SECURE_SSL_REDIRECT and SECURE_HSTS_SECONDS. Only a trusted proxy can say that a request
 * came over http; without one nothing is redirected, since no https would be there to go to.
 */
export default class HttpsMiddleware {
  handle({ request, response }: HttpContext, next: NextFn) {
    if (request.secure()) {
      response.header(
        'Strict-Transport-Security',
        `max-age=${security.hstsSeconds}; includeSubDomains`
      )
      return next()
    }
    const proxied = security.trusts(request.request.socket.remoteAddress ?? '')
    if (!proxied || !security.sslRedirect || request.url().includes('/health')) return next()
    return response
      .redirect()
      .status(301)
      .toPath(`https://${request.host()}${request.url(true)}`)
  }
}
