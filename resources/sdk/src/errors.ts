import type { components } from './schema.js'

type Schemas = components['schemas']
export type ValidationErrors = Schemas['ValidationErrors']

/** What a refused request answers, in the letter that this client asks for. */
export type Refusal =
  | Schemas['Error']
  | Schemas['TokenError']
  | Schemas['CategoryInUse']
  | Schemas['LikeState']
  | Schemas['FileRefusal']
  | ValidationErrors

/** Thrown by `orThrow`. */
export class VitrinError extends Error {
  readonly status: number
  /** The server's log has it too. */
  readonly requestId: string | undefined
  readonly body: unknown

  constructor(response: Response, body: unknown) {
    super(`${response.status}: ${JSON.stringify(body) ?? response.statusText}`)
    this.name = 'VitrinError'
    this.status = response.status
    this.requestId = response.headers.get('x-request-id') ?? undefined
    this.body = body
  }

  /** The word to switch on; a body that only lists fields has none. */
  get code(): string | undefined {
    const { code } = Object(this.body) as { code?: unknown }
    return typeof code === 'string' ? code : undefined
  }

  /** Sentences by field of a body that was not accepted. */
  get fields(): ValidationErrors | undefined {
    if (this.status !== 400) return undefined
    const { code, request_id, ...fields } = Object(this.body) as Record<string, unknown>
    return Object.keys(fields).length && isByField(fields) ? fields : undefined
  }
}

export const isByField = (body: unknown): body is ValidationErrors =>
  typeof body === 'object' &&
  body !== null &&
  Object.values(body).every((one) => Array.isArray(one) || isByField(one))
