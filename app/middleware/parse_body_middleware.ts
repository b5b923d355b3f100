import { rm } from 'node:fs/promises'
import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ParseErrorException, UnsupportedMediaTypeException } from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import { MultipartForm, type FileLimits } from '#surfaces/multipart_form'
import { parseJson, parseUrlencoded, readText } from '#surfaces/request_body'

interface Format {
  name: string
  parse: (ctx: HttpContext, limits: FileLimits) => unknown
}

const FORMATS = new Map<string, Format>([
  ['application/json', { name: 'JSON', parse: async (ctx) => parseJson(await textOf(ctx)) }],
  [
    'application/x-www-form-urlencoded',
    { name: 'Form', parse: async (ctx) => parseUrlencoded(await textOf(ctx)) },
  ],
  ['multipart/form-data', { name: 'Multipart form', parse: parseMultipart }],
])

const NO_FILES = { files: 0, fileBytes: 0 }

/**
 * Reads the body, on the routes that have one and after their guard. A body that cannot be read is
 * refused where it would be validated (`readBody`): who may not act learns that first.
 */
export default class ParseBodyMiddleware {
  async handle(ctx: HttpContext, next: NextFn, limits: FileLimits = NO_FILES) {
    const { request } = ctx
    request.updateBody({})
    try {
      if (!isEmpty(request)) request.updateBody((await parsed(ctx, limits)) as object)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      request.bodyRefusal = error
    }
    return next()
  }
}

const isEmpty = (request: HttpRequest) =>
  !request.hasBody() || request.header('content-length') === '0'

/** A compressed body is refused whole (RFC 9110 §15.5.16): a kilobyte of it could be a gigabyte. */
async function parsed(ctx: HttpContext, limits: FileLimits): Promise<unknown> {
  const headers = ctx.request.headers()
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = headers
  const format = FORMATS.get(type.split(';')[0]!.trim().toLowerCase())
  if (!format) throw new UnsupportedMediaTypeException({ mediaType: type })
  if (coding !== 'identity') throw new UnsupportedMediaTypeException({ mediaType: coding })
  try {
    return await format.parse(ctx, limits)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new ParseErrorException({ format: format.name, reason: (error as Error).message })
  }
}

const textOf = ({ request }: HttpContext) => readText(request.request)

/** Files stay until the answer is sent, or the client is gone. */
async function parseMultipart({ request, response }: HttpContext, limits: FileLimits) {
  const form = new MultipartForm(limits)
  const removed = () => form.folder && rm(form.folder, { recursive: true, force: true })
  response.response.once('close', () => void removed())
  return form.read(request.request)
}
