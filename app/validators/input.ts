import type { HttpRequest } from '@adonisjs/core/http'
import { isDictionary, jsonType } from '#support/json_type'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import { readForm, type Dictionary } from '#validators/form'

declare module '@adonisjs/core/http' {
  interface HttpRequest {
    /** why the body could not be read, for the moment when it would be validated */
    bodyRefusal?: Refusal
  }
}

/** A validator of bodies. */
export interface Validator {
  validate: (input: unknown, options?: never) => Promise<unknown>
  toJSONSchema: () => object
}

/** What a validator makes of what it takes. */
export type Output<V extends Validator> = Awaited<ReturnType<V['validate']>>

/** By validator, as making one takes longer than validating. */
const schemas = new WeakMap<Validator, object>()

/**
 * The body as a validator takes it, without the query. JSON is taken at its word; a form becomes a
 * dictionary by the fields that the validator knows.
 *
 * @throws the refusal of a body that could not be read, and InvalidInputException for one that is no dictionary
 */
export function bodyFor(request: HttpRequest, validator: Validator): Dictionary {
  if (request.bodyRefusal) throw request.bodyRefusal
  const body = dictionaryOf(request.body())
  return request.is(['json']) ? body : readForm(body, schemaOf(validator))
}

/** A query as a validator takes it, as it takes a form. */
export const formOf = (query: Dictionary, validator: Validator): Dictionary =>
  readForm(query, schemaOf(validator))

/** @throws InvalidInputException when the body is anything but a dictionary */
function dictionaryOf(body: unknown): Dictionary {
  if (body === '' || body === undefined) return {}
  if (isDictionary(body)) return body
  throw new InvalidInputException([notADictionary(body)])
}

function notADictionary(body: unknown): FieldProblem {
  if (body === null) return { path: [], code: 'no_data' }
  return { path: [], code: 'not_an_object', params: { type: jsonType(body) } }
}

function schemaOf(validator: Validator): object {
  const schema = schemas.get(validator) ?? validator.toJSONSchema()
  schemas.set(validator, schema)
  return schema
}
