import { STATUS_CODES } from 'node:http'
import type { TSchema } from 'typebox'
import { TokenNotValidException } from '#exceptions/auth'
import { CategoryInUseException } from '#exceptions/category_in_use_exception'
import { AccountSuspendedException } from '#exceptions/gates'
import { ContentRefusedException } from '#exceptions/content_refused_exception'
import { GoogleLinkRequiredException } from '#exceptions/google'
import { ErasurePendingException } from '#exceptions/privacy'
import * as likes from '#exceptions/likes'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import {
  CaseChangedException,
  CaseClaimedException,
  CountChangedException,
} from '#exceptions/moderation'
import * as pictures from '#exceptions/pictures'
import type { Refusal } from '#exceptions/refusal'
import { TwoFactorRequiredException } from '#exceptions/two_factor'
import { exampleReferences } from '#openapi/refusal_examples'
import { isThrottled, refusalsOf } from '#openapi/route_refusals'
import { headerReferences, RATE_LIMIT } from '#routing/headers'
import type { Answer, Entry, Route } from '#routing/entry'
import { anywhere } from '#routing/refusals'
import { mapValues } from '#support/map_values'
import { sampleOf } from '#shapes/schema'
import { CaseChanged, CaseClaimed, CountChanged } from '#shapes/moderation_error'
import { LikeState } from '#shapes/like'
import {
  AccountSuspended,
  ErasurePending,
  CategoryInUse,
  ContentRefusal,
  GoogleLinkRequired,
  ErrorBody,
  FileRefusal,
  Problem,
  TokenError,
  TwoFactorRequired,
  ValidationErrors,
} from '#shapes/error'

/** The answers of a route by status, those that refuse among them. */
export function answers(route: Route): Record<string, object> {
  const refused = Object.groupBy(refusalsOf(route), ({ status }) => status)
  return {
    ...mapValues(refused, (group) => ({
      $ref: `#/components/responses/${componentName(group!, route)}`,
    })),
    ...mapValues(route.answers, (answer) => success(answer, limitsOf(route))),
    default: { $ref: '#/components/responses/Refusal' },
  }
}

/** The refusals of all routes, once for all that refuse alike: the document is less than half as long. */
export const sharedRefusals = (routes: Route[]): Record<string, object> =>
  Object.fromEntries(
    routes.flatMap((route) =>
      Object.values(Object.groupBy(refusalsOf(route), ({ status }) => status)).map((group) => [
        componentName(group!, route),
        { ...refusal(group!, limitsOf(route)), ...(route.surface === 'page' ? ON_PAGE : {}) },
      ])
    )
  )

const limitsOf = (route: Entry) => (isThrottled(route) ? RATE_LIMIT : [])

/** `NotFoundOrInvalidPage`: its codes, so that a name stays what it is while routes come and go. */
function componentName(group: Refusal[], route: Route): string {
  const codes = new Set(group.map(({ publicCode }) => pascalCase(publicCode)))
  const surface = route.surface === 'page' ? 'Page' : ''
  return surface + (isThrottled(route) ? '' : 'Unthrottled') + [...codes].join('Or')
}

const pascalCase = (code: string) =>
  code.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A page tells its refusals as pages. */
const ON_PAGE = { content: { 'text/html': { schema: { type: 'string' } } } }

/** Whatever else is refused, by the server's own limits or faults. */
export const anyRefusal = () => ({
  ...refusal(anywhere, []),
  description: 'Whatever else is refused',
})

function success(
  { description, shape, content, headers = [], ...answer }: Answer,
  limits: string[]
) {
  const example = answer.example ?? (shape && sampleOf(shape))
  const json = shape && { 'application/json': { schema: shape, example } }
  const others = content && mapValues(content, (schema) => ({ schema }))
  return {
    description,
    headers: headerReferences(['X-Request-Id', ...headers, ...limits]),
    ...(json || others ? { content: { ...json, ...others } } : {}),
  }
}

/** The refusals of one status in both letters. */
function refusal(group: Refusal[], limits: string[]) {
  const shapes = [...new Set(group.map(shapeOf))]
  const schema = shapes.length === 1 ? shapes[0] : { anyOf: shapes }
  const [first] = group as [Refusal, ...Refusal[]]
  const shared = Object.keys(first.headers).filter((name) =>
    group.every(({ headers }) => name in headers)
  )
  return {
    description: `${STATUS_CODES[first.status]}: ${group.map(({ publicCode }) => publicCode).join(', ')}`,
    headers: headerReferences(['X-Request-Id', ...shared, ...limits]),
    content: {
      'application/json': { schema, examples: exampleReferences(group, 'drf') },
      'application/problem+json': {
        schema: Problem,
        examples: exampleReferences(group, 'problem'),
      },
    },
  }
}

/** Bodies that say more than a sentence and a code. */
const SHAPES = new Map<unknown, TSchema>([
  [InvalidInputException, ValidationErrors],
  [ContentRefusedException, ContentRefusal],
  [TokenNotValidException, TokenError],
  [CategoryInUseException, CategoryInUse],
  [GoogleLinkRequiredException, GoogleLinkRequired],
  [AccountSuspendedException, AccountSuspended],
  [ErasurePendingException, ErasurePending],
  [CaseChangedException, CaseChanged],
  [CountChangedException, CountChanged],
  [CaseClaimedException, CaseClaimed],
  [TwoFactorRequiredException, TwoFactorRequired],
  ...Object.values(likes).map((kind) => [kind, LikeState] as const),
  ...Object.values(pictures).map((kind) => [kind, FileRefusal] as const),
])

const shapeOf = (refused: Refusal) => SHAPES.get(refused.constructor) ?? ErrorBody
