import type { HttpContext } from '@adonisjs/core/http'

/** Swagger UI on our own document, from our own server. */
export default class DocsController {
  index({ view }: HttpContext) {
    return view.render('pages/docs')
  }
}
