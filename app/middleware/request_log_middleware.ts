import '@adonisjs/auth/initialize_auth_middleware'
import type { HttpContext } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import type { NextFn } from '@adonisjs/core/types/http'

/** One line a request. The query stays out: people put tokens and addresses there. */
export default class RequestLogMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const started = performance.now()
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
