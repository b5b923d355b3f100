import { Refusal } from '#exceptions/refusal'

/**
 * @param cause - what the store said, for the log; without one it is known already
 * @param isSilence - whether it was no answer of the store's own
 */
export class StorageAwayException extends Refusal {
  static status = 503
  static code = 'E_STORAGE_AWAY'
  static message = 'The store of files does not answer; try again in a moment'

  constructor(
    cause?: unknown,
    readonly isSilence = false
  ) {
    super({}, { 'Retry-After': '5' })
    this.cause = cause
  }
}

/** @param cause - what the store said, for the log */
export class StorageFullException extends Refusal {
  static status = 507
  static code = 'E_STORAGE_FULL'
  static message = 'There is no room left for files; nothing of this request was kept'

  constructor(cause?: unknown) {
    super()
    this.cause = cause
  }
}
