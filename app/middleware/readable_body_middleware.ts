import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For forms: a body that could not be read is refused for that, not for want of the token in it. */
export default class ReadableBodyMiddleware {
  handle({ request }: HttpContext, next: NextFn) {
    if (request.bodyRefusal) throw request.bodyRefusal
    return next()
  }
}
