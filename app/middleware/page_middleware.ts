import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** A page loads from this server alone; nothing in its markup runs or styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** For routes that answer HTML. */
export default class PageMiddleware {
  handle({ response }: HttpContext, next: NextFn) {
    response.header('Content-Security-Policy', POLICY)
    // Django's default: a page that opened this one gets no handle on it.
    response.header('Cross-Origin-Opener-Policy', 'same-origin')
    return next()
  }
}
