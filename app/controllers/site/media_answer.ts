import { Readable } from 'node:stream'
import type { HttpContext, HttpResponse } from '@adonisjs/core/http'
import logger from '@adonisjs/core/services/logger'
import { NotFoundException, RangeNotSatisfiableException } from '#exceptions/http'
import type { MediaFile } from '#queries/media/reach_media'
import { contentTypeOf, PICTURE_TYPES } from '#rules/pictures'
import { askEither } from '#storage/read_either'
import { FileMissing } from '#storage/store'
import { byteRange, type ByteRange } from '#support/byte_range'

/** What browsers show; all else, which only Django can have stored, is offered as a download. */
const SHOWN = new Set<string>(Object.values(PICTURE_TYPES).map(({ contentType }) => contentType))
const UNKNOWN = 'application/octet-stream'

/** A name with a hash of the content never gets other bytes. Django's may come back with others. */
const HASHED = /\/[0-9a-f]{32}[^/]*$/
const FOREVER = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'

export type Described = MediaFile & { size: number; tag: string }

/** The file with its size, which only the store knows where Django stored it. @throws NotFoundException */
export async function describe(file: MediaFile): Promise<Described> {
  if (file.size !== null) return { ...file, size: file.size, tag: `"${file.sha256 ?? file.size}"` }
  const stat = askEither(file.isPublic, (store) => store.stat(file.name))
  const { size, modifiedAt } = await found(file, stat)
  return { ...file, size, tag: `"${modifiedAt.getTime().toString(36)}-${size.toString(36)}"` }
}

/** The bytes, all or a part; null for those who have them. @throws NotFoundException when no store has the file */
export async function bodyFor(
  file: Described,
  part: ByteRange | undefined,
  ctx: HttpContext
): Promise<Readable | null> {
  if (isKnown(file, ctx)) return null
  if (ctx.request.method() === 'HEAD') return Readable.from([])
  return found(
    file,
    askEither(file.isPublic, (store) => store.read(file.name, part))
  )
}

/** Whether the caller has the file already (RFC 9110 §13.1.2). */
function isKnown({ tag }: Described, { request }: HttpContext): boolean {
  const known = request.header('if-none-match')?.split(',') ?? []
  return known.some((one) => ['*', tag].includes(one.trim().replace(/^W\//, '')))
}

/** The part that a request wants; undefined for all, and for those who have it. @throws RangeNotSatisfiableException */
export function partOf(file: Described, ctx: HttpContext): ByteRange | undefined {
  const { size, tag } = file
  const { request } = ctx
  const isMeant = request.method() === 'GET' && request.header('if-range', tag) === tag
  if (!isMeant || isKnown(file, ctx)) return undefined
  const range = byteRange(request.header('range'), size)
  if (range === 'none') throw new RangeNotSatisfiableException(size)
  return range === 'all' ? undefined : range
}

/** Headers of an answer with the file, or with a part of it, which is open: a refusal must not be kept for a year. */
export function tellOf(file: Described, { auth, response }: HttpContext): void {
  const type = typeOf(file)
  response.header('Content-Type', type)
  response.header('Content-Disposition', type === UNKNOWN ? 'attachment' : 'inline')
  response.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'; sandbox")
  response.header('Accept-Ranges', 'bytes').header('ETag', file.tag)
  if (file.isOpen && !auth.user) share(file, response)
  else response.header('Cache-Control', 'private, no-store')
}

export function tellOfPart(
  size: number,
  part: ByteRange | undefined,
  response: HttpResponse
): void {
  if (!part) return void response.header('Content-Length', size)
  response.status(206).header('Content-Range', `bytes ${part.start}-${part.end}/${size}`)
  response.header('Content-Length', part.end - part.start + 1)
}

function typeOf({ contentType, name }: MediaFile): string {
  const type = contentType ?? contentTypeOf(name)
  return SHOWN.has(type) ? type : UNKNOWN
}

/** The same bytes for all who may have them: a cache needs one copy, and pages anywhere may show it. */
function share({ name }: MediaFile, response: HttpResponse): void {
  response.header('Cache-Control', HASHED.test(name) ? FOREVER : HOUR)
  response.removeHeader('Vary').header('Vary', 'Origin')
  response.header('Cross-Origin-Resource-Policy', 'cross-origin')
}

const MAX_TOLD = 1000
const told = new Set<string>()

async function found<T>({ name, size }: MediaFile, asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    if (!(error instanceof FileMissing)) throw error
    if (!told.has(name) && told.size < MAX_TOLD)
      logger.warn(
        { name },
        `a picture has no file: \`node ace media:${size === null ? 'adopt' : 'verify'}\` lists them`
      )
    told.add(name)
    throw new NotFoundException()
  })
}
