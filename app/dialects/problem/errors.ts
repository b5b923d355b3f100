import { STATUS_CODES } from 'node:http'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import type { Dialect } from '#dialects/dialect'
import { sentences } from '#dialects/problem/sentences'

/** Problem Details for HTTP APIs, RFC 9457; `type` leads to the code's page in the API docs. */
export const problem: Dialect = {
  contentType: 'application/problem+json; charset=utf-8',
  render(refusal, { requestId, instance, origin }) {
    const code = refusal.publicCode
    return {
      type: `${origin}/api/docs/errors/${code}/`,
      title: STATUS_CODES[refusal.status],
      status: refusal.status,
      detail: `${refusal.message}.`,
      instance,
      code,
      request_id: requestId,
      ...refusal.told,
      ...(refusal instanceof InvalidInputException
        ? { errors: sentencesByField(refusal.problems) }
        : {}),
    }
  },
}

/** Sentences by field; a nested field is named with dots, the whole body is `body`. */
export function sentencesByField(
  problems: FieldProblem[],
  said = sentences
): Record<string, string[]> {
  const errors: Record<string, string[]> = {}
  for (const { path, code, params = {} } of problems) {
    const field = path.join('.') || 'body'
    ;(errors[field] ??= []).push(said[code]?.(params) ?? `Not acceptable (${code}).`)
  }
  return errors
}
