import type { HttpContext } from '@adonisjs/core/http'

export default class StartsController {
  index({ response }: HttpContext) {
    return response.redirect().toPath('/admin/products')
  }
}
