import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ParseErrorException, UnsupportedMediaTypeException } from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import { parseForm, parseJson, readBody } from '#surfaces/request_body'

interface Format {
  name: string
  parse: (chunks: Buffer[], contentType: string) => unknown
}

const FORMATS = new Map<string, Format>([
  ['application/json', { name: 'JSON', parse: parseJson }],
  ['application/x-www-form-urlencoded', { name: 'Form', parse: parseForm }],
  ['multipart/form-data', { name: 'Multipart form', parse: parseForm }],
])

/** Reads the body, on the routes that have one and after their guard: who is not signed in learns only that. */
export default class ParseBodyMiddleware {
  async handle({ request }: HttpContext, next: NextFn) {
    request.updateBody(isEmpty(request) ? {} : await parsed(request))
    return next()
  }
}

const isEmpty = (request: HttpRequest) =>
  !request.hasBody() || request.header('content-length') === '0'

/** A compressed body is refused whole (RFC 9110 §15.5.16): a kilobyte of it could be a gigabyte. */
async function parsed(request: HttpRequest): Promise<object> {
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = request.headers()
  const format = FORMATS.get(type.split(';')[0]!.trim().toLowerCase())
  if (!format) throw new UnsupportedMediaTypeException({ mediaType: type })
  if (coding !== 'identity') throw new UnsupportedMediaTypeException({ mediaType: coding })
  try {
    return (await format.parse(await readBody(request.request), type)) as object
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new ParseErrorException({ format: format.name, reason: (error as Error).message })
  }
}
