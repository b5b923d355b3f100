export type DatabaseFault = 'unavailable' | 'conflict' | 'unique' | 'foreign_key' | null

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: [RegExp, DatabaseFault][] = [
  [/^(08|53|57P)|^57014$|^55P03$|^25006$|^58/, 'unavailable'],
  [/^40(001|P01)$/, 'conflict'],
  [/^23505$/, 'unique'],
  [/^23503$/, 'foreign_key'],
]

/**
 * What node, pg, knex and the pool say when the server or the way to it is gone; they carry no
 * SQLSTATE. A transaction is "already complete" when the way broke at its BEGIN.
 */
const SOCKET = /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/
const LOST =
  /Connection terminated|timeout expired|Query read timeout|Timeout acquiring a connection|not queryable|connection error|Transaction query already complete|aborted/i

/**
 * What an error of the database means for the caller.
 *
 * @returns `unavailable`: try again later; `conflict`: two writers met; `unique`, `foreign_key`: a
 *   constraint refused the row; null: not the database's, or a fault of ours
 */
export function databaseFault(error: unknown): DatabaseFault {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const state = BY_STATE.find(([pattern]) => /^[0-9A-Z]{5}$/.test(code) && pattern.test(code))
  if (state) return state[1]
  return SOCKET.test(code) || LOST.test(error.message) ? 'unavailable' : null
}

/** The constraint or index that refused a row, for 23505 and 23503; '' when the server does not say. */
export function violatedConstraint(error: unknown): string {
  return String((error as { constraint?: string }).constraint ?? '')
}

/** Whether the connection broke before the answer, so that the same read may be asked on another one. */
export function isConnectionLost(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return (
    /^(57P0[12]|08.{3}|ECONNRESET|EPIPE)$/.test(code) ||
    /^Connection terminated|not queryable/.test(message)
  )
}

/** Whether a migration outdated a prepared statement: its result type changed, or it is gone. */
export function isPlanStale(error: unknown): boolean {
  const { code, routine } = error as { code?: string; routine?: string }
  return code === '26000' || (code === '0A000' && routine === 'RevalidateCachedQuery')
}
