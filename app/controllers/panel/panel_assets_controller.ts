import type { HttpContext } from '@adonisjs/core/http'
import { NotFoundException } from '#exceptions/http'
import { assets } from '#panel/assets'
import { extname } from 'node:path'

const A_YEAR = 'public, max-age=31536000, immutable'

export default class PanelAssetsController {
  /** While a site is updated, a page of one process may ask another: it gets what there is, and does not keep it. */
  show({ params, response }: HttpContext) {
    const file = assets.files.get(String(params.file))
    if (!file) throw new NotFoundException()
    response.header('Cache-Control', params.version === assets.version ? A_YEAR : 'no-store')
    return response.type(extname(String(params.file))).send(file)
  }
}
