import type { HttpRequest } from '@adonisjs/core/http'
import { isDictionary, jsonType } from '#support/json_type'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'

type Input = Record<string, unknown>

/**
 * The body as a dictionary, without the query. Forms know no lists and no single values: `lists`
 * names the fields that are lists, of the others the last value counts, as in Django's QueryDict.
 *
 * @throws InvalidInputException when the body is anything but a dictionary
 */
export function bodyOf(request: HttpRequest, lists: string[] = []): Input {
  const body: unknown = request.body()
  if (body === '' || body === undefined) return {}
  if (!isDictionary(body)) throw new InvalidInputException([notADictionary(body)])
  return request.is(['json']) ? body : fromForm(body, lists)
}

function notADictionary(body: unknown): FieldProblem {
  if (body === null) return { path: [], code: 'no_data' }
  return { path: [], code: 'not_an_object', params: { type: jsonType(body) } }
}

function fromForm(form: Input, lists: string[]): Input {
  const entries = Object.entries(form).map(([key, value]) => {
    if (lists.includes(key)) return [key, [value].flat()]
    return [key, Array.isArray(value) ? value.at(-1) : value]
  })
  return Object.fromEntries(entries) as Input
}
