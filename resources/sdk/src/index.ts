import createClient, { type Client } from 'openapi-fetch'
import { VitrinError } from './errors.js'
import type { components, paths } from './schema.js'
import { Session, type SessionOptions } from './session.js'

export { isByField, VitrinError, type Refusal, type ValidationErrors } from './errors.js'
export { srcset, uploadImages, type ProductImage, type Upload } from './pictures.js'
export { Session, type SessionOptions, type TokenPair } from './session.js'
export type { components, operations, paths } from './schema.js'

type Schemas = components['schemas']
export type Account = Schemas['Account']
export type Category = Schemas['Category']
export type Comment = Schemas['Comment']
export type Product = Schemas['Product']
export type SecurityEvent = Schemas['SecurityEvent']
export type DeviceSession = Schemas['Session']
export type Tag = Schemas['Tag']

/** `GET`, `POST`, … by the paths of the document; every body is JSON. */
export type VitrinClient = Client<paths, 'application/json'> & {
  session: Session
  baseUrl: string
}

/** A client of one server; `session.use(tokens)` signs it in. */
export function createVitrinClient(options: SessionOptions): VitrinClient {
  const session = new Session(options)
  const client = createClient<paths, 'application/json'>({
    baseUrl: options.baseUrl,
    headers: { Accept: 'application/json' },
    fetch: (request) => session.send(request),
  })
  return Object.assign(client, { session, baseUrl: options.baseUrl })
}

/** The data of an answer; a refusal is thrown as `VitrinError`. */
export async function orThrow<T>(
  asked: Promise<{ data?: T; error?: unknown; response: Response }>
): Promise<T> {
  const { data, error, response } = await asked
  if (!response.ok) throw new VitrinError(response, error)
  return data as T
}

/** The cursor that a page's `next` or `previous` leads to; undefined where the list ends. */
export function cursorIn(link: string | null): string | undefined {
  return (link && new URL(link).searchParams.get('cursor')) || undefined
}

/** Every row of a list that is read by cursor, page after page: `rows((cursor) => client.GET(…))`. */
export async function* rows<T>(
  read: (cursor: string) => Promise<{
    data?: { next: string | null; results: T[] }
    error?: unknown
    response: Response
  }>
): AsyncGenerator<T> {
  let cursor: string | undefined = ''
  while (cursor !== undefined) {
    const page: { next: string | null; results: T[] } = await orThrow(read(cursor))
    yield* page.results
    cursor = cursorIn(page.next)
  }
}
