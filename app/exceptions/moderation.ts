import { Refusal } from '#exceptions/refusal'

/** What somebody else decided meanwhile. */
export interface Decided extends Record<string, unknown> {
  id: number
  /** who decided; null when the account is gone or a command did it */
  by: string | null
  effects: string[]
  reason: string
  /** ISO 8601 */
  created_at: string
}

export class CaseChangedException extends Refusal {
  static status = 409
  static code = 'E_CASE_CHANGED'
  static message = 'Somebody decided on this case meanwhile; look at it again'

  /** @param version - of the case now @param decided - the last decision */
  constructor(
    readonly version: number,
    readonly decided: Decided | null
  ) {
    super({ version, decided })
  }

  get told() {
    return this.params
  }
}

export class UndoClosedException extends Refusal {
  static status = 409
  static code = 'E_UNDO_CLOSED'
  static message = 'A decision can be undone for 60 seconds, once; decide the opposite instead'
}

export class CaseClaimedException extends Refusal {
  static status = 409
  static code = 'E_CASE_CLAIMED'
  static message = 'Somebody else looks at this case right now'

  /** @param by - username of whoever does @param until - ISO 8601 */
  constructor(
    readonly by: string,
    readonly until: string
  ) {
    super({ by, until })
  }

  get told() {
    return this.params
  }
}

export class CountChangedException extends Refusal {
  static status = 409
  static code = 'E_COUNT_CHANGED'
  static message = 'The filter does not find as many cases as you have seen; look at them again'

  /** @param count - how many it finds now; 10,001 for more than a batch takes */
  constructor(readonly count: number) {
    super({ count })
  }

  get told() {
    return this.params
  }
}
