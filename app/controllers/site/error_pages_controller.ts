import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#exceptions/http'
import { errorPage } from '#openapi/error_pages'

/** A page for each public error code; RFC 9457's `type` leads here. */
export default class ErrorPagesController {
  show({ params, view }: HttpContext) {
    const page = errorPage(String(params.code))
    if (!page) throw new NotFoundException()
    return view.render('pages/error', page)
  }
}
