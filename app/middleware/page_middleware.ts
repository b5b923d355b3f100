import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { openPage } from '#surfaces/page'

/** For routes that answer HTML. */
export default class PageMiddleware {
  handle(ctx: HttpContext, next: NextFn) {
    openPage(ctx)
    return next()
  }
}
