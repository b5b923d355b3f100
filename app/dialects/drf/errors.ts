import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import { details, messages } from '#dialects/drf/details'
import { fieldSentences } from '#dialects/drf/field_sentences'
import { tokenMessages } from '#dialects/drf/tokens'
import type { Dialect } from '#dialects/dialect'

/** Django REST Framework's letter: `{"detail": …}` or `{"field": ["…"]}`; ours adds `code` and `request_id`. */
export const drf: Dialect = {
  contentType: 'application/json; charset=utf-8',
  render(refusal, { requestId }) {
    if (refusal instanceof InvalidInputException)
      return { ...nest(refusal.problems), ...ownCode(refusal, requestId) }
    const message = messages[refusal.publicCode]
    if (message) return { message, ...refusal.params }
    return { ...words(refusal), request_id: requestId }
  },
}

/** What has a code of its own says it beside the fields. */
const ownCode = ({ publicCode }: Refusal, requestId: string) =>
  publicCode === 'invalid_input' ? {} : { code: publicCode, request_id: requestId }

function words(refusal: Refusal) {
  const detail = details[refusal.publicCode]?.(refusal.params) ?? `${refusal.message}.`
  return { detail, code: refusal.publicCode, ...tokenMessages(refusal), ...refusal.told }
}

interface Nested {
  [key: string]: string[] | Nested
}

/** Problems by field, nested as the body was; those of a whole object under `non_field_errors`. */
function nest(problems: FieldProblem[]): Nested {
  const body: Nested = {}
  for (const problem of problems) {
    const whole = !problem.path.length || problem.code === 'not_an_object'
    const path = whole ? [...problem.path, 'non_field_errors'] : problem.path
    listAt(body, path).push(drfSentence(problem))
  }
  return body
}

function listAt(body: Nested, path: string[]): string[] {
  const [key = '', ...rest] = path
  if (!rest.length) return (body[key] ??= []) as string[]
  return listAt((body[key] ??= {}) as Nested, rest)
}

/** One problem of a field in DRF's words. */
export const drfSentence = ({ code, params = {} }: FieldProblem) =>
  fieldSentences[code]?.(params) ?? 'Invalid value.'
