import { STATUS_CODES } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import pages from '#config/pages'
import { sentencesByField } from '#dialects/problem/errors'
import { NotAuthenticatedException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import type { Surface } from '#surfaces/surface'

/** The session lies in a cookie, which browsers drop above 4 kB. */
const MAX_FLASH_BYTES = 2000
/** Fields that are not shown again, nor kept. */
const SECRET = /password|secret|token|_csrf|_method/i

/**
 * HTML. A refused form is shown again with its errors and what was written; who has to sign in is
 * sent to where that is done, and comes back; everything else is a page with its status.
 */
export const page: Surface = {
  async refuse(refusal, ctx) {
    if (refusal instanceof NotAuthenticatedException && canSignIn(ctx)) return toSignIn(ctx)
    if (refusal instanceof InvalidInputException && flashForm(refusal, ctx))
      return ctx.response.redirect().status(303).back()
    return show(refusal, ctx)
  },
}

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

/** Makes the answer a page, refusals included. */
export function openPage(ctx: HttpContext): void {
  ctx.surface = page
  ctx.response.header('Content-Security-Policy', POLICY)
  // Django's default: a page that opened this one gets no handle on it.
  ctx.response.header('Cross-Origin-Opener-Policy', 'same-origin')
}

const canSignIn = ({ session }: HttpContext) => pages.signIn !== undefined && Boolean(session)

/** The sign-in page ends with `response.redirect().toIntended()`. */
function toSignIn({ response }: HttpContext) {
  response.redirect().withIntendedUrl().status(303).toPath(pages.signIn!)
}

/** Keeps errors and input for the page that is shown next. @returns false where they are too large for it */
function flashForm({ problems }: InvalidInputException, { request, session }: HttpContext) {
  const written = Object.entries(Object(request.body()) as object).filter(
    ([name, value]) => !SECRET.test(name) && isText(value)
  )
  const flash = { ...Object.fromEntries(written), inputErrorsBag: sentencesByField(problems) }
  if (!session || Buffer.byteLength(JSON.stringify(flash)) > MAX_FLASH_BYTES) return false
  session.flash(flash)
  return true
}

const isText = (value: unknown) => [value].flat().every((one) => typeof one === 'string')

async function show(refusal: Refusal, { requestId, response, view }: HttpContext) {
  const { status, message } = refusal
  const problems = refusal instanceof InvalidInputException ? refusal.problems : []
  for (const [name, value] of Object.entries(refusal.headers)) response.header(name, value)
  response.status(status).header('Content-Type', 'text/html; charset=utf-8')
  const title = STATUS_CODES[status]
  const errors = sentencesByField(problems)
  response.send(await view.render('pages/refusal', { status, title, message, errors, requestId }))
}
