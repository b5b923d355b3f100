import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** For what an open page asks by itself: it keeps no session awake, and takes no word that waits for the next page. */
export default class GlanceMiddleware {
  handle({ session }: HttpContext, next: NextFn) {
    session.commit = () => Promise.resolve()
    return next()
  }
}
