import { tmpdir } from 'node:os'
import { Refusal } from '#exceptions/refusal'

/**
 * @param cause - what the store said, for the log; without one it is known already
 * @param isSilence - whether it was no answer of the store's own
 */
export class StorageAwayException extends Refusal {
  static status = 503
  static code = 'E_STORAGE_AWAY'
  static message = 'The store of files does not answer; try again in a moment'
  /** what an operator reads of it in place of the cause: which store, what is wrong, what to do */
  trouble?: string

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
  /** as that of {@link StorageAwayException} */
  trouble?: string

  /** Files are worked here before they are stored. */
  static ofTemporaryFiles(cause: unknown): StorageFullException {
    const error = new StorageFullException(cause)
    error.trouble = `the folder of temporary files, ${tmpdir()}, is full: make room, or set TMPDIR`
    return error
  }

  constructor(cause?: unknown) {
    super()
    this.cause = cause
  }
}
