import type { HttpContext } from '@adonisjs/core/http'
import { openapiJson, openapiYaml } from '#openapi/document'
import { schemaValidator } from '#validators/schema'

const YAML = ['application/yaml', 'application/x-yaml', 'text/yaml']

/** The API's own description. */
export default class SchemaController {
  async show({ request, response }: HttpContext) {
    const { format } = await schemaValidator.validate(request.qs())
    const preferred = request.accepts(['application/json', ...YAML])
    const yaml = format ? format === 'yaml' : YAML.includes(preferred ?? '')
    response.header('Content-Type', `application/${yaml ? 'yaml' : 'json'}; charset=utf-8`)
    response.header('Cache-Control', 'no-cache')
    return response.send(yaml ? openapiYaml() : openapiJson(), true)
  }
}
