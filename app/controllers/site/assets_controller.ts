import { join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import swaggerUi from 'swagger-ui-dist/absolute-path.js'
import { NotFoundException } from '#exceptions/http'

const own = (name: string) => [name, app.publicPath(name)] as const
const swagger = (name: string) => [name, join(swaggerUi(), name)] as const

/** The files that there are: a name that is not listed is not looked for on the disk. */
const files = new Map([
  own('site.css'),
  own('docs.js'),
  own('favicon.svg'),
  swagger('swagger-ui.css'),
  swagger('swagger-ui-bundle.js'),
])

export default class AssetsController {
  show({ params, response }: HttpContext) {
    const file = files.get(String(params.file))
    if (!file) throw new NotFoundException()
    response.header('Cache-Control', 'no-cache')
    return response.download(file, true)
  }
}
