import auth from '@adonisjs/auth/services/main'
import { errors, type HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import { GoogleNotConfiguredException } from '#exceptions/google'
import { MethodNotAllowedException, NotFoundException } from '#exceptions/http'
import { noticeOutage } from '#db/outage'
import { noticeStorage } from '#hosting/storage_notice'
import { api } from '#surfaces/api'
import { openPage } from '#surfaces/page'
import { toRefusal } from '#surfaces/translate'
import type { ScopeName } from '#throttling/scopes'
import { throttle } from '#throttling/throttle'
import { allowedMethods, takesTokens } from '#surfaces/allowed_methods'

const API_PATH = /^\/api(?!\/docs(\/|$))(\/|$)/

/** Whether somebody looks at the answer: outside of the API, and HTML is what they ask for. */
const isForBrowser = ({ request }: HttpContext) =>
  !API_PATH.test(request.url()) && request.accepts(['json', 'html']) === 'html'

/** What an operator knows, or reads once for all. */
const isTold = (error: unknown) =>
  error instanceof GoogleNotConfiguredException || noticeOutage(error) || noticeStorage(error)

/** The one place where a refusal becomes an answer, as the surface of its route tells it. */
export default class Handler {
  async handle(error: unknown, ctx: HttpContext) {
    if (!(error instanceof errors.E_ROUTE_NOT_FOUND)) return this.#refuse(error, ctx)
    try {
      await this.#unrouted(ctx)
    } catch (cause) {
      this.report(cause, ctx)
      await this.#refuse(cause, ctx)
    }
  }

  /** Faults of ours go to the log, with the request's id; refusals are answers and do not. Trouble of others is told once for all. */
  report(error: unknown, ctx: HttpContext) {
    if (error instanceof errors.E_ROUTE_NOT_FOUND) return
    const { status, publicCode } = toRefusal(error)
    if (status < 500 || isTold(error)) return
    logger.error({ err: error, request_id: ctx.requestId }, publicCode)
  }

  /**
   * A known path with another method is 405 (RFC 9110 §15.5.6), or the answer to OPTIONS; a bad token is told first.
   * What no route takes counts as anonymous, OPTIONS too, so that guessing at paths is not free. A picture
   * that is gone counts no more than one that is there.
   */
  async #unrouted(ctx: HttpContext) {
    const path = ctx.request.url()
    if (takesTokens(path)) await auth.createAuthenticator(ctx).checkUsing(['api'])
    const scopes: ScopeName[] = path.startsWith('/media/') ? [] : ['anon']
    await throttle(ctx, scopes)
    const allowed = allowedMethods(path)
    if (!allowed.length) throw new NotFoundException()
    const method = ctx.request.method()
    if (method !== 'OPTIONS') throw new MethodNotAllowedException(method, allowed)
    ctx.response.status(204).header('Allow', allowed.join(', '))
  }

  #refuse(error: unknown, ctx: HttpContext) {
    if (!ctx.surface && isForBrowser(ctx)) openPage(ctx)
    return (ctx.surface ?? api).refuse(toRefusal(error), ctx)
  }
}
