import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { MultipartFile } from '@adonisjs/core/bodyparser'
import { Busboy } from '@fastify/busboy'
import { BodyTooLargeException } from '#exceptions/http'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import { PictureTooLargeException, TooManyPicturesException } from '#exceptions/pictures'
import {
  decodeUtf8,
  dictionary,
  limited,
  MAX_BODY_BYTES,
  MAX_FIELDS,
  type FormEntry,
} from '#surfaces/request_body'

/** How many files a route takes, and how large each may be. */
export interface FileLimits {
  files: number
  fileBytes: number
}

interface Part {
  name: string
  content: Readable
  /** undefined for a field */
  fileName?: string
  mediaType: string
}

/**
 * A multipart form as a dictionary. Where a route takes files, they are streamed to a temporary
 * folder and become the framework's `MultipartFile`, for `filesIn`; the caller removes them. Elsewhere a file is an empty object, which no field takes: it is read past and not kept.
 */
export class MultipartForm {
  /** of this request alone; undefined while there is no file */
  folder?: string
  #made?: Promise<string>
  #entries: Promise<FormEntry>[] = []
  #fieldBytes = 0
  #files = 0

  constructor(private limits: FileLimits) {}

  /**
   * @throws BodyTooLargeException, InvalidInputException, a refusal of #exceptions/pictures as soon as a file is too large or one
   *   too many, TypeError for text that is no UTF-8, and the parser's error when
   *   the form is broken
   */
  async read(request: IncomingMessage): Promise<Record<string, unknown>> {
    const { files, fileBytes } = this.limits
    const ended = new AbortController()
    const parser = this.#parser(request.headers['content-type']!, ended.signal)
    try {
      await pipeline(limited(request, MAX_BODY_BYTES + files * fileBytes), parser)
      return dictionary(await Promise.all(this.#entries))
    } finally {
      // A part that never ends would be waited for.
      ended.abort()
      await Promise.allSettled(this.#entries)
    }
  }

  #parser(contentType: string, ended: AbortSignal) {
    const parser = new Busboy({
      headers: { 'content-type': contentType },
      // Busboy would decode fields itself, and not complain about what is no UTF-8.
      isPartAFile: () => true,
      limits: { parts: MAX_FIELDS + this.limits.files, fileSize: this.#largestPart() },
    })
    parser.on('partsLimit', () => parser.destroy(new BodyTooLargeException()))
    parser.on('file', (...found) => {
      const [name, content, fileName, , mediaType] = found as [
        string,
        Readable,
        string?,
        string?,
        string?,
      ]
      // A part that is cut off before anybody reads it would end the process.
      content.on('error', () => {})
      const part = { name: String(name), content, fileName, mediaType: String(mediaType) }
      const entry = this.#entry(part, ended).then((value): FormEntry => [part.name, value])
      // The first part that fails ends the reading.
      entry.catch((error: Error) => parser.destroy(error))
      this.#entries.push(entry)
    })
    return parser
  }

  /** One byte more than a part may have, so that it shows where one has too many. */
  #largestPart = () => Math.max(MAX_BODY_BYTES, this.limits.fileBytes) + 1

  /** Removes the files, if any came. */
  async remove(): Promise<void> {
    if (this.folder) await rm(this.folder, { recursive: true, force: true })
  }

  async #entry(part: Part, ended: AbortSignal): Promise<unknown> {
    if (part.fileName === undefined) return this.#text(part.content)
    // What browsers send of an input in which no file was chosen.
    if (part.fileName === '') return this.#text(part.content, () => '')
    if (!this.limits.files) return this.#text(part.content, () => ({}))
    if (++this.#files > this.limits.files) throw this.#oneTooMany(part)
    return this.#file(part, ended)
  }

  /** Files may begin in one piece of the request: the first of them makes the folder of all. */
  async #ownFolder(): Promise<string> {
    this.#made ??= mkdtemp(join(tmpdir(), 'vitrin-upload-'))
    return (this.folder = await this.#made)
  }

  #oneTooMany(part: Part): Error {
    if (this.limits.files > 1) return new TooManyPicturesException(sourceOf(part))
    return new InvalidInputException([{ path: [part.name], code: 'several_files' }])
  }

  async #text(content: Readable, value: (bytes: Buffer) => unknown = decodeUtf8) {
    const chunks: Buffer[] = []
    for await (const chunk of content) {
      this.#fieldBytes += chunk.length
      if (this.#fieldBytes > MAX_BODY_BYTES) throw new BodyTooLargeException()
      chunks.push(chunk)
    }
    return value(Buffer.concat(chunks))
  }

  async #file(part: Part, ended: AbortSignal) {
    const { name, content, fileName, mediaType } = part
    const number = this.#files
    const path = join(await this.#ownFolder(), String(number))
    const file = new MultipartFile({ fieldName: name, clientName: fileName!, headers: {} }, {})
    content.on('data', (chunk: Buffer) => {
      file.size += chunk.length
      if (file.size > this.limits.fileBytes)
        content.destroy(new PictureTooLargeException(sourceOf(part)))
    })
    await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }), {
      signal: ended,
    })
    const [type, subtype] = mediaType.split('/')
    const found = { tmpPath: path, type, subtype, extname: extension(fileName!) }
    return Object.assign(file, found, { state: 'consumed' })
  }
}

const extension = (fileName: string) => extname(fileName).slice(1).toLowerCase() || undefined

const sourceOf = ({ name, fileName }: Part) => ({ field: name, file: fileName! })
