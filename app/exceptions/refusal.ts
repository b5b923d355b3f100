import { Exception } from '@adonisjs/core/exceptions'

/** What a refusal says beside its code; the dialects put it into words. */
export type Params = Record<string, unknown>

/**
 * A request turned down by a rule. Subclasses fix `status` and an internal `E_…` code; the public
 * code is the same word in snake_case. `message` is neutral English: the wording of an answer
 * belongs to `#dialects`.
 */
export abstract class Refusal extends Exception {
  declare code: string

  constructor(
    readonly params: Params = {},
    readonly headers: Record<string, string> = {}
  ) {
    super()
  }

  /** The stable word that clients may switch on, e.g. `not_found`. */
  get publicCode(): string {
    return this.code.slice(2).toLowerCase()
  }

  /** What of the parameters callers are told beside the sentence. */
  get told(): Params {
    return {}
  }
}
