import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { HttpContext } from '@adonisjs/core/http'
import app from '@adonisjs/core/services/app'
import swaggerUi from 'swagger-ui-dist/absolute-path.js'
import { NotFoundException } from '#exceptions/http'

/** Read once, as a later build may take the place of this one's files. */
const own = (name: string) => [name, readFileSync(app.publicPath(name))] as const
const swagger = (name: string) => [name, readFileSync(join(swaggerUi(), name))] as const

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
    const name = String(params.file)
    const file = files.get(name)
    if (!file) throw new NotFoundException()
    response.header('Cache-Control', 'no-cache').type(extname(name))
    return response.send(file, true)
  }
}
