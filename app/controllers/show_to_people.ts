import type { HttpContext } from '@adonisjs/core/http'
import { openPage } from '#surfaces/page'

/**
 * For routes of the API that people open in their browser: refusals are pages for those who ask for HTML, and
 * nothing on the way is kept or told to the next site, as addresses carry secrets here.
 */
export function showToPeople(ctx: HttpContext): void {
  const { request, response } = ctx
  if (request.accepts(['json', 'html']) === 'html') openPage(ctx)
  response.header('Cache-Control', 'private, no-store')
  response.header('Referrer-Policy', 'no-referrer')
}
