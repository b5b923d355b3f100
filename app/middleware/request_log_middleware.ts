import '@adonisjs/auth/initialize_auth_middleware'
import type { IncomingMessage } from 'node:http'
import type { HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import type { NextFn } from '@adonisjs/core/types/http'
import security from '#config/security'
import { noticeUnnamedProxy } from '#hosting/unnamed_proxy'

/** One line a request. The query stays out: people put tokens and addresses there. */
export default class RequestLogMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const started = performance.now()
    noticeProxy(ctx.request.request)
    await next()
    const { request, response } = ctx
    logger.info({
      method: request.method(),
      path: request.url(),
      status: response.getStatus(),
      ms: Math.round((performance.now() - started) * 100) / 100,
      user_id: ctx.auth?.user?.id,
      ip: request.ip(),
      request_id: ctx.requestId,
    })
  }
}

function noticeProxy({ headers, socket: { remoteAddress: peer = '' } }: IncomingMessage): void {
  if (!headers['x-forwarded-for'] && !headers.forwarded) return
  if (!security.trusts(peer)) noticeUnnamedProxy(peer)
}
