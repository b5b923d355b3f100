import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { page } from '#surfaces/page'

/** A page loads from this server alone; nothing in its markup runs or styles. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** For routes that answer HTML, refusals included. */
export default class PageMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    ctx.surface = page
    const { response } = ctx
    response.header('Content-Security-Policy', POLICY)
    // Django's default: a page that opened this one gets no handle on it.
    response.header('Cross-Origin-Opener-Policy', 'same-origin')
    return next()
  }
}
