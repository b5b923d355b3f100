import type { HttpContext, HttpRequest } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { ParseErrorException, UnsupportedMediaTypeException } from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import { StorageFullException } from '#exceptions/storage'
import { MultipartForm, type FileLimits } from '#surfaces/multipart_form'
import { parseJson, parseUrlencoded, readText } from '#surfaces/request_body'

interface Format {
  name: string
  parse: (request: HttpRequest, form: MultipartForm) => unknown
}

const FORMATS = new Map<string, Format>([
  [
    'application/json',
    { name: 'JSON', parse: async (request) => parseJson(await textOf(request)) },
  ],
  [
    'application/x-www-form-urlencoded',
    { name: 'Form', parse: async (request) => parseUrlencoded(await textOf(request)) },
  ],
  [
    'multipart/form-data',
    { name: 'Multipart form', parse: ({ request }, form) => form.read(request) },
  ],
])

const NO_FILES = { files: 0, fileBytes: 0 }

/**
 * Reads the body, on the routes that have one and after their guard. A body that cannot be read is
 * refused where it would be validated (`readBody`): who may not act learns that first.
 */
export default class ParseBodyMiddleware {
  async handle({ request }: HttpContext, next: NextFn, limits: FileLimits = NO_FILES) {
    const form = new MultipartForm(limits)
    try {
      await read(request, form)
      return await next()
    } finally {
      await form.remove()
    }
  }
}

async function read(request: HttpRequest, form: MultipartForm): Promise<void> {
  request.updateBody({})
  try {
    if (!isEmpty(request)) request.updateBody((await parsed(request, form)) as object)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    request.bodyRefusal = error
  }
}

const isEmpty = (request: HttpRequest) =>
  !request.hasBody() || request.header('content-length') === '0'

/** A compressed body is refused whole (RFC 9110 §15.5.16): a kilobyte of it could be a gigabyte. */
async function parsed(request: HttpRequest, form: MultipartForm): Promise<unknown> {
  const headers = request.headers()
  const { 'content-type': type = '', 'content-encoding': coding = 'identity' } = headers
  const format = FORMATS.get(type.split(';')[0]!.trim().toLowerCase())
  if (!format) throw new UnsupportedMediaTypeException({ mediaType: type })
  if (coding !== 'identity') throw new UnsupportedMediaTypeException({ mediaType: coding })
  try {
    return await format.parse(request, form)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (isOfTheDisk(error)) throw StorageFullException.ofTemporaryFiles(error)
    throw new ParseErrorException({ format: format.name, reason: (error as Error).message })
  }
}

const textOf = ({ request }: HttpRequest) => readText(request)

/** There is no room, or no leave, to write the temporary file of an upload; a write that fails names no path. */
const isOfTheDisk = (error: unknown) =>
  ('syscall' in Object(error) && 'path' in Object(error)) || NO_WRITE.test(Object(error).code)

const NO_WRITE = /^(ENOSPC|EDQUOT|EROFS|EIO)$/
