import { sentencesByField } from '#dialects/problem/errors'
import type { FieldProblem } from '#exceptions/invalid_input_exception'
import type { Refusal } from '#exceptions/refusal'
import { words } from '#panel/words'

/** A refusal in words for people, who see no headers. */
export function sayRefusal({ publicCode, message, headers }: Refusal): string {
  const sentence = words.refusals[publicCode] ?? `${message}.`
  const seconds = Number(headers['Retry-After'])
  return seconds ? `${sentence} ${words.tryAgain(seconds)}` : sentence
}

/** What is wrong with each field, by its name. */
export const sayProblems = (problems: FieldProblem[]) => sentencesByField(problems, words.problems)
