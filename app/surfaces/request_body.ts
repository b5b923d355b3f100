import type { IncomingMessage } from 'node:http'
import { parseJsonText } from '#support/json_number'
import { BodyTooLargeException } from '#exceptions/http'

export const MAX_BODY_BYTES = 2 ** 20
export const MAX_FIELDS = 200

/** What a form holds, in its order: names and texts, and files where they may come. */
export type FormEntry = [name: string, value: unknown]

/** Fatal, so that bytes that are no UTF-8 are an error: else they would be stored as U+FFFD, which nobody sent. */
export const decodeUtf8 = (bytes: Buffer) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/**
 * The body in the pieces it comes in. Node reads past what is left of one that is too large, so that
 * the answer arrives.
 *
 * @throws BodyTooLargeException above `limit` bytes, and node's error when the client goes away
 */
export async function* limited(request: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  if (Number(request.headers['content-length']) > limit) throw new BodyTooLargeException()
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length
    if (size > limit) throw new BodyTooLargeException()
    yield chunk
  }
}

/** @throws BodyTooLargeException above 1 MiB, and TypeError for bytes that are no UTF-8 */
export async function readText(request: IncomingMessage): Promise<string> {
  return decodeUtf8(Buffer.concat(await Array.fromAsync(limited(request, MAX_BODY_BYTES))))
}

/** @throws SyntaxError for what is no JSON */
export const parseJson = (text: string): unknown => (text === '' ? {} : parseJsonText(text))

/**
 * A URL-encoded form. A percent sign that encodes nothing stands for itself, as in browsers and Django.
 *
 * @throws BodyTooLargeException above 200 fields, and URIError for bytes that are no UTF-8
 */
export function parseUrlencoded(text: string): Record<string, unknown> {
  const pairs = text.split('&').filter(Boolean)
  if (pairs.length > MAX_FIELDS) throw new BodyTooLargeException()
  return dictionary(
    pairs.map((pair): FormEntry => {
      const [, name = '', value = ''] = /^([^=]*)=?(.*)$/s.exec(pair)!
      return [percentDecoded(name), percentDecoded(value)]
    })
  )
}

const percentDecoded = (text: string) =>
  decodeURIComponent(text.replaceAll('+', ' ').replace(/%(?![\da-f]{2})/gi, '%25'))

/**
 * A form as a dictionary, flat as Django's are but for one dot: `profile.bio` is in `profile`, and
 * `profile.bio.x` is its unknown field `bio.x`. A key that comes more than once is a list; `tags`,
 * `tags[]` and `tags[0]` are the same. Names build no further objects, so they reach no prototype and
 * no array of a billion holes.
 */
export function dictionary(entries: FormEntry[]): Record<string, unknown> {
  const form: Record<string, unknown> = Object.create(null)
  const groups = Object.groupBy(entries, ([name]) => name.replace(/\[\d*\]$/, ''))
  // A plain `profile` beside `profile.bio` is dropped, whichever came first.
  const names = Object.keys(groups).toSorted((one, other) => dots(one) - dots(other))
  for (const name of names) {
    const values = groups[name]!.map(([, value]) => value)
    const value = values.length > 1 ? values : values[0]
    const [, field = name, inner] = /^([^.]*)\.(.+)$/s.exec(name) ?? []
    form[field] = inner === undefined ? value : { ...fieldsOf(form[field]), [inner]: value }
  }
  return form
}

const dots = (name: string) => (name.includes('.') ? 1 : 0)

/** What `profile.bio` joins; a text would come apart into a million letters, once for each name. */
const fieldsOf = (value: unknown) =>
  typeof value === 'object' && !Array.isArray(value) ? value : {}
