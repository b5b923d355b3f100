import type { VineValidator } from '@vinejs/vine'
import type { TSchema } from 'typebox'
import type { Refusal } from '#exceptions/refusal'
import type { HeaderName } from '#openapi/headers'

/** Vine's validators as far as the document asks them. */
export type InputValidator = Pick<
  VineValidator<never, Record<string, unknown> | undefined>,
  'toJSONSchema'
>

/** What a route answers under one status. */
export interface Answer {
  description: string
  /** of the JSON body; without it and without `content` there is no body */
  shape?: TSchema
  example?: unknown
  /** bodies that are not JSON, by media type */
  content?: Record<string, TSchema>
  /** headers that this answer always has */
  headers?: HeaderName[]
}

/**
 * Who may call: anyone, whatever token he sends; a viewer, signed in or not (a bad token is refused);
 * somebody signed in.
 */
export type Caller = 'anyone' | 'viewer' | 'user'

/** What the document says of one route beyond what router, validators and shapes know. */
export interface Operation {
  summary: string
  description: string
  caller: Caller
  /** the validator that the route runs on its query */
  query?: InputValidator
  /** what the query's parameters mean, where their names do not say it */
  hints?: Record<string, string | undefined>
  /** parameters of the query that no validator knows */
  parameters?: object[]
  /** the validator that the route runs on its body, and a body that it takes */
  body?: { validator: InputValidator; example: unknown }
  answers: Record<number, Answer>
  /** those of this route alone: what its caller, its body and its path bring is added */
  refusals?: Refusal[]
  /** neither throttled nor in need of the database */
  exempt?: boolean
}

export type Operations = Record<string, Operation>
