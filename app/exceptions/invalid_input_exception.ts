import { Refusal, type Params } from '#exceptions/refusal'

/** One thing wrong with one field: where (`['tags', '1']`), a code, and what the sentence needs. */
export interface FieldProblem {
  path: string[]
  code: string
  params?: Params
}

/** What came in breaks a rule; nothing was written. An empty path concerns the whole body. */
export class InvalidInputException extends Refusal {
  static status = 400
  static code = 'E_INVALID_INPUT'
  static message = 'Some fields are not acceptable'

  constructor(readonly problems: FieldProblem[]) {
    super()
  }

  /** Vine's name for the problems. */
  get messages() {
    return this.problems
  }
}

/** Letters of a wrong word that its problem repeats. */
const MAX_TOLD = 100

/** A parameter of an address holds a word that is none of its choices. */
export const wrongWord = (name: string, value: string): FieldProblem => ({
  ...{ path: [name], code: 'filter_word' },
  params: { value: value.slice(0, MAX_TOLD) },
})

/** @throws InvalidInputException when there are problems */
export function refuseProblems(problems: FieldProblem[]): void {
  if (problems.length) throw new InvalidInputException(problems)
}
