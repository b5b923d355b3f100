import type { VineValidator } from '@vinejs/vine'
import type { TSchema } from 'typebox'
import type { Refusal } from '#exceptions/refusal'
import type { Scope } from '#rules/token_scope'
import type { HeaderName } from '#routing/headers'
import type { ScopeName } from '#throttling/scopes'

/** Vine's validators as far as the document asks them. */
export type InputValidator = Pick<
  VineValidator<never, Record<string, unknown> | undefined>,
  'toJSONSchema'
>

/**
 * Who may call, in the words of the contract's tables:
 * `anyone`, and the Authorization header is not looked at; a `viewer`, signed in or not, though a bad
 * token is refused; a `user`, which is somebody signed in; the `owner` of the row, whom the
 * controller's policy tells from others; a `moderator` or member of the `staff`, by their role alone.
 */
export type Guard = 'anyone' | 'viewer' | 'user' | 'owner' | 'moderator' | 'staff'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a route answers under one status. */
export interface Answer {
  description: string
  /** of the JSON body; without it and without `content` there is no body */
  shape?: TSchema
  /** in place of the shape's own example */
  example?: unknown
  /** bodies that are not JSON, by media type */
  content?: Record<string, TSchema>
  /** headers that this answer always has */
  headers?: HeaderName[]
}

/** All there is to say of a route beside its method, path and controller: it runs by this and is documented by it. */
export interface Entry {
  /** for `urlFor` and the document's operationId; follows the path */
  name: string
  guard: Guard
  /** a setting that closes the route: to everybody, or to who has not verified their address */
  gate?: 'signup' | 'posting'
  /** what a personal access token needs, or that none is taken; left out, the method and the path say it */
  scope?: Scope | 'none'
  /** Whoever is suspended may write here too: to appeal, to sign out, to see to their privacy. */
  whileSuspended?: boolean
  /** the budgets that a request counts against; `caller` is the anonymous or the user's; none: exempt */
  throttle?: (ScopeName | 'caller')[]
  /** the validator that the controller runs on the query */
  query?: InputValidator
  /** what the query's parameters mean, where their names do not say it */
  hints?: Record<string, string | undefined>
  /** the fields that a list can be ordered by; its query pages, too */
  orderedBy?: readonly string[]
  /** the validator that `readBody` runs, and a body that it takes */
  body?: { validator: InputValidator; example: unknown; files?: FileField }
  answers: Record<number, Answer>
  /** of this route alone; what guard, path, input and throttle bring is added */
  refusals?: Refusal[]
  summary: string
  description: string
}

/** Whether somebody who may only read is refused; who is not signed in cannot be. */
export const refusesSuspended = (
  method: Method,
  { guard, whileSuspended }: Pick<Entry, 'guard' | 'whileSuspended'>
) => method !== 'GET' && guard !== 'anyone' && !whileSuspended

/** Files that a form may bring along. */
export interface FileField {
  /** of the field that is documented; the controller may take them under others as well */
  name: string
  isRequired: boolean
  /** how many, and how large each may be */
  files: number
  fileBytes: number
  description: string
}

/** For whom a group of routes is, and how its refusals are told. */
export type Surface = 'api' | 'page'

export interface Route extends Entry {
  surface: Surface
  method: Method
  /** as registered: `/api/v1/products/:id` */
  pattern: string
  /** of the resource, under which the document lists it */
  tag: string
}

export interface Resource {
  name: string
  description: string
}
