import type { IncomingMessage } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Busboy } from '@fastify/busboy'
import { parseJsonText } from '#support/json_number'
import { BodyTooLargeException } from '#exceptions/http'

export const MAX_BODY_BYTES = 2 ** 20
const MAX_FIELDS = 200

/**
 * The body in the pieces it came in. What is left of one that is too large is read past by node, so
 * that the answer arrives.
 *
 * @throws BodyTooLargeException above 1 MiB, and node's error when the client goes away
 */
export async function readBody(request: IncomingMessage): Promise<Buffer[]> {
  if (Number(request.headers['content-length']) > MAX_BODY_BYTES) throw new BodyTooLargeException()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new BodyTooLargeException()
    chunks.push(chunk)
  }
  return chunks
}

/** Bytes that are no UTF-8 are an error: they would be stored as U+FFFD, which nobody sent. */
export function parseJson(chunks: Buffer[]): unknown {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  return text === '' ? {} : parseJsonText(text)
}

/**
 * A form of either kind, flat as Django's are but for one dot: `profile.bio` is in `profile`. A key
 * that comes more than once is a list; `tags`, `tags[]` and `tags[0]` are the same. Names build no
 * nested objects, so they reach no prototype and no array of a billion holes. A file is an empty
 * object, which no field takes: it is read past and not kept.
 *
 * @param contentType - with the boundary of a multipart form
 * @throws BodyTooLargeException above 200 fields, and the parser's error when the form is broken
 */
export async function parseForm(chunks: Buffer[], contentType: string) {
  const entries: [string, unknown][] = []
  const limits = { fields: MAX_FIELDS, parts: MAX_FIELDS, fieldSize: MAX_BODY_BYTES }
  const parser = new Busboy({ headers: { 'content-type': contentType }, limits })
  const refuse = () => parser.destroy(new BodyTooLargeException())
  parser.on('field', (name, value) => entries.push([String(name), value]))
  parser.on('file', (name, file) => {
    entries.push([String(name), {}])
    file.on('error', () => {}).resume()
  })
  parser.on('fieldsLimit', refuse).on('partsLimit', refuse)
  await pipeline(chunks, parser)
  return nested(Object.groupBy(entries, ([key]) => key.replace(/\[\d*\]$/, '')))
}

function nested(groups: Partial<Record<string, [string, unknown][]>>): Record<string, unknown> {
  const form: Record<string, unknown> = Object.create(null)
  for (const [key, entries = []] of Object.entries(groups)) {
    const values = entries.map(([, value]) => value)
    const value = values.length > 1 ? values : values[0]
    const [field = '', inner] = key.split('.', 2)
    form[field] = inner === undefined ? value : { ...fieldsOf(form[field]), [inner]: value }
  }
  return form
}

/** What `profile.bio` joins; a text would come apart into a million letters, once for each name. */
const fieldsOf = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}
