import { openapi, openapiYaml } from '#openapi/document'

/** The document as files hold it: a key a line, so that a change of the API is a change of few lines. */
export const openapiFile = (format: 'json' | 'yaml') =>
  format === 'yaml' ? openapiYaml() : `${JSON.stringify(openapi(), null, 2)}\n`
