import { errors, type HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import { MethodNotAllowedException, NotFoundException } from '#exceptions/http'
import type { Refusal } from '#exceptions/refusal'
import { noticeOutage } from '#db/outage'
import { api } from '#surfaces/api'
import { toRefusal } from '#surfaces/translate'
import type { ScopeName } from '#throttling/scopes'
import { throttle } from '#throttling/throttle'
import { allowedMethods } from '#surfaces/allowed_methods'

/** The one place where a refusal becomes an answer, as the surface of its route tells it. */
export default class Handler {
  handle(error: unknown, ctx: HttpContext) {
    if (error instanceof errors.E_ROUTE_NOT_FOUND) return this.#unrouted(ctx)
    return this.#refuse(toRefusal(error), ctx)
  }

  /** Faults of ours go to the log, with the request's id; refusals are answers and do not. An outage is told once for all. */
  report(error: unknown, ctx: HttpContext) {
    if (error instanceof errors.E_ROUTE_NOT_FOUND) return
    const { status, publicCode } = toRefusal(error)
    if (status < 500 || noticeOutage(error)) return
    logger.error({ err: error, request_id: ctx.requestId }, publicCode)
  }

  /**
   * A known path with another method is 405 (RFC 9110 §15.5.6), or the answer to OPTIONS. What no
   * route takes counts as anonymous, OPTIONS too, so that guessing at paths is not free. A picture
   * that is gone counts no more than one that is there.
   */
  async #unrouted(ctx: HttpContext) {
    const scopes: ScopeName[] = ctx.request.url().startsWith('/media/') ? [] : ['anon']
    const throttled = await throttle(ctx, scopes).catch((error: unknown) => toRefusal(error))
    if (throttled) return this.#refuse(throttled, ctx)
    const allowed = allowedMethods(ctx.request.url())
    if (!allowed.length) return this.#refuse(new NotFoundException(), ctx)
    const method = ctx.request.method()
    if (method === 'OPTIONS') return ctx.response.status(204).header('Allow', allowed.join(', '))
    return this.#refuse(new MethodNotAllowedException(method, allowed), ctx)
  }

  #refuse(refusal: Refusal, ctx: HttpContext) {
    return (ctx.surface ?? api).refuse(refusal, ctx)
  }
}
