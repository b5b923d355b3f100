import { STATUS_CODES } from 'node:http'
import router from '@adonisjs/core/services/router'
import type { HttpContext } from '@adonisjs/core/http'
import pages from '#config/pages'
import { BadCsrfTokenException, NotAuthenticatedException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import { words } from '#panel/words'
import { isOurForm, keepForm, shown, writtenIn } from '#surfaces/keep_form'
import { sayProblems, sayRefusal } from '#surfaces/say'
import type { Surface } from '#surfaces/surface'

/** What a session keeps of a form; a text of the product is a sixth of it. */
const MAX_FLASH_BYTES = 60_000

/**
 * HTML. A refused form is shown again with its errors and what was written; who has to sign in is
 * sent to where that is done, and comes back; everything else is a page with its status.
 */
export const page: Surface = {
  async refuse(refusal, ctx) {
    if (refusal instanceof NotAuthenticatedException && canSignIn(ctx)) return toSignIn(ctx)
    if (refusal instanceof InvalidInputException && flashForm(refusal, ctx))
      return ctx.response.redirect().withQs().status(303).back(ownPage(ctx))
    if (isMendable(refusal, ctx) && flashWritten(refusal, ctx))
      return ctx.response.redirect().withQs().status(303).back('/admin')
    return show(refusal, ctx)
  },
}

/** Where a form stands when the browser does not say it: most send themselves to the address of their page. */
function ownPage({ request }: HttpContext): string {
  const path = request.url()
  const [opened, form] = ['GET', 'POST'].map((method) => router.match(path, method, false)?.route)
  if (form && opened?.pattern === form.pattern) return request.url(true)
  return PANEL.test(path) ? '/admin' : '/'
}

const PANEL = /^\/admin(\/|$)/
/** What was sent cannot be taken, or not now: whoever sent it may mend it or try again. */
const MENDABLE = [400, 409, 413, 415, 503, 507]

/** A form of the panel that its page can show once more. */
function isMendable(refusal: Refusal, ctx: HttpContext): boolean {
  const { request, session } = ctx
  const isForm = request.method() === 'POST' && PANEL.test(request.url())
  if (!isForm || session === undefined) return false
  return MENDABLE.includes(refusal.status) || isStale(refusal, ctx)
}

/** A form of ours after its session has ended, for instance because somebody signed in anew in another tab. */
const isStale = (refusal: Refusal, ctx: HttpContext) =>
  refusal instanceof BadCsrfTokenException && isOurForm(ctx)

/** Keeps what was written, and why it was refused. @returns false where it is too large for that */
function flashWritten(refusal: Refusal, ctx: HttpContext): boolean {
  const { request, session } = ctx
  const written = shown(Object(request.body()) as object)
  if (Buffer.byteLength(JSON.stringify(written)) > MAX_FLASH_BYTES) return false
  session.flash(written)
  if (isStale(refusal, ctx)) session.flash('stale', true)
  else session.flash('warning', sayRefusal(refusal))
  return true
}

/** A page loads from this server alone; nothing in its markup runs or styles. */
const policyWith = (images: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${images}`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const POLICY = policyWith("'self'")
/** Swagger's styles hold small pictures. */
const DOCS_POLICY = policyWith("'self' data:")
const DOCS = /^\/api\/docs(\/|$)/

/** Makes the answer a page, refusals included. */
export function openPage(ctx: HttpContext): void {
  ctx.surface = page
  const policy = DOCS.test(ctx.request.url()) ? DOCS_POLICY : POLICY
  ctx.response.header('Content-Security-Policy', policy)
  // Django's default: a page that opened this one gets no handle on it.
  ctx.response.header('Cross-Origin-Opener-Policy', 'same-origin')
}

const canSignIn = ({ session }: HttpContext) => pages.signIn !== undefined && Boolean(session)

/** The sign-in page ends with `response.redirect().toIntended()`. */
async function toSignIn(ctx: HttpContext) {
  await keepForm(ctx)
  ctx.response.redirect().withIntendedUrl().status(303).toPath(pages.signIn!)
}

/** Keeps errors and input for the page that is shown next. @returns false where they are too large for it */
function flashForm({ problems }: InvalidInputException, { request, session }: HttpContext) {
  // A page that is asked for wrongly would be sent back to itself.
  if (request.method() !== 'POST') return false
  const written = shown(Object(request.body()) as object)
  const flash = { ...written, inputErrorsBag: sayProblems(problems) }
  if (!session || Buffer.byteLength(JSON.stringify(flash)) > MAX_FLASH_BYTES) return false
  session.flash(flash)
  return true
}

/** On a page of its own; the panel's shows what was written, too, so that it can be copied. */
async function show(refusal: Refusal, ctx: HttpContext) {
  const { request, requestId, response, view } = ctx
  const { status } = refusal
  const problems = refusal instanceof InvalidInputException ? refusal.problems : []
  for (const [name, value] of Object.entries(refusal.headers)) response.header(name, value)
  response.status(status).header('Content-Type', 'text/html; charset=utf-8')
  const title = words.refusalTitles[status] ?? STATUS_CODES[status]
  const errors = sayProblems(problems)
  const isOfPanel = PANEL.test(request.url())
  const typed = isOfPanel ? await writtenIn(ctx) : {}
  const shownToThem = { status, title, message: sayRefusal(refusal), errors, requestId, typed }
  response.send(await view.render(isOfPanel ? 'panel/refusal' : 'pages/refusal', shownToThem))
}
