import type { ErrorReporterContract } from '@vinejs/vine/types'
import { jsonType } from '#support/json_type'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'

/** Vine's own rules under the codes that the dialects word. */
const CODES: Record<string, string> = {
  'string': 'invalid_string',
  'boolean': 'invalid_boolean',
  'array': 'not_a_list',
  'object': 'not_an_object',
  'array.maxLength': 'max_items',
}

/** Turns what Vine finds into field problems: codes and parameters, no sentences. */
export class RefusalReporter implements ErrorReporterContract {
  hasErrors = false
  #problems: FieldProblem[] = []

  report(...[, rule, field, meta]: Parameters<ErrorReporterContract['report']>) {
    this.hasErrors = true
    const path = String(field.getFieldPath()).split('.').filter(Boolean)
    const params = { type: jsonType(field.value), ...meta }
    this.#problems.push({ path, code: codeOf(rule, field.value), params })
  }

  createError() {
    return new InvalidInputException(this.#problems)
  }
}

function codeOf(rule: string, value: unknown): string {
  if (rule.startsWith('required')) return value === null ? 'null' : 'required'
  return CODES[rule] ?? rule
}
