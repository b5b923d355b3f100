import { STATUS_CODES } from 'node:http'
import type { TSchema } from 'typebox'
import { TokenNotValidException } from '#exceptions/auth'
import { CategoryInUseException } from '#exceptions/category_in_use_exception'
import * as likes from '#exceptions/likes'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import { exampleReferences } from '#openapi/refusal_examples'
import { headerReferences, RATE_LIMIT } from '#openapi/headers'
import type { Answer, Operation } from '#openapi/operation'
import { always, bearer, refusals, served, signedIn, withBody } from '#openapi/refusals'
import { mapValues } from '#support/map_values'
import { LikeState } from '#shapes/like'
import { CategoryInUse, ErrorBody, Problem, TokenError, ValidationErrors } from '#shapes/error'

const CALLERS = { anyone: [], viewer: bearer, user: signedIn }

/** Everything that a route may refuse with: by its caller, by its input, and on its own. */
export function refusalsOf(operation: Operation): Refusal[] {
  const { caller, query, body, exempt, refusals: own = [] } = operation
  const input = [...(query ? [refusals.invalidInput] : []), ...(body ? withBody : [])]
  const all = [...always, ...CALLERS[caller], ...input, ...own, ...(exempt ? [] : served)]
  return [...new Set(all)]
}

/** The answers of a route by status, those that refuse among them. */
export function answers(operation: Operation): Record<string, object> {
  const limits = operation.exempt ? [] : RATE_LIMIT
  const refused = Object.groupBy(refusalsOf(operation), ({ status }) => status)
  return {
    ...mapValues(refused, (group) =>
      operation.exempt ? refusal(group!, limits) : reference(group!)
    ),
    ...mapValues(operation.answers, (answer) => success(answer, limits)),
    default: { $ref: '#/components/responses/Refusal' },
  }
}

/** What throttled routes refuse with, once for all that refuse alike: the document is less than half as long. */
export function sharedRefusals(operations: Operation[]): Record<string, object> {
  const groups = operations
    .filter(({ exempt }) => !exempt)
    .flatMap((one) => Object.values(Object.groupBy(refusalsOf(one), ({ status }) => status)))
  return Object.fromEntries(groups.map((group) => [nameOf(group!), refusal(group!, RATE_LIMIT)]))
}

const reference = (group: Refusal[]) => ({ $ref: `#/components/responses/${nameOf(group)}` })

/** The status and its codes, so that a name stays what it is while routes come and go. */
const nameOf = (group: Refusal[]) =>
  [group[0]!.status, ...new Set(group.map(({ publicCode }) => publicCode))].join('.')

/** Whatever else is refused, by the server's own limits or faults. */
export const anyRefusal = () =>
  refusal([refusals.notFound, refusals.methodNotAllowed, refusals.internalError], [])

function success({ description, shape, example, content, headers = [] }: Answer, limits: string[]) {
  const json = shape && { 'application/json': { schema: shape, ...(example ? { example } : {}) } }
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
  [TokenNotValidException, TokenError],
  [CategoryInUseException, CategoryInUse],
  ...Object.values(likes).map((kind) => [kind, LikeState] as const),
])

const shapeOf = (refused: Refusal) => SHAPES.get(refused.constructor) ?? ErrorBody
