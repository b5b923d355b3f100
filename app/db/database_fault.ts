export type DatabaseFault = 'unavailable' | 'conflict' | 'unique' | 'foreign_key' | null

/** SQLSTATE classes and codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const BY_STATE: [RegExp, DatabaseFault][] = [
  // 28 and 3D: it lets nobody in, for instance because the database was dropped; 55000: it takes no connections.
  [/^(08|28|3D|53|57P)|^57014$|^55P03$|^55000$|^25006$|^58/, 'unavailable'],
  [/^40(001|P01)$/, 'conflict'],
  [/^23505$/, 'unique'],
  [/^23503$/, 'foreign_key'],
]

/**
 * What node, pg, knex and the pool say when the server or the way to it is gone; they carry no
 * SQLSTATE. A transaction is "already complete" when the way broke at its BEGIN.
 */
const SOCKET =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|EHOSTDOWN|ENETUNREACH|ENETDOWN|ENOTFOUND|EAI_AGAIN|EMFILE|ENFILE)$/
const LOST =
  /Connection terminated|timeout expired|Query read timeout|Timeout acquiring a connection|not queryable|connection error|Transaction query already complete|aborted/i

/**
 * What an error of the database means for the caller.
 *
 * @returns `unavailable`: try again later; `conflict`: two writers met; `unique`, `foreign_key`: a
 *   constraint refused the row; null: not the database's, or a fault of ours
 */
export function databaseFault(error: unknown): DatabaseFault {
  // The engine of jobs tells errors as plain objects.
  const { code = '', message = '' } = Object(error) as { code?: string; message?: string }
  if (isShutOut(error) || isUnreachable(String(code), message)) return 'unavailable'
  if (!/^[0-9A-Z]{5}$/.test(code)) return null
  return BY_STATE.find(([pattern]) => pattern.test(code))?.[1] ?? null
}

const isUnreachable = (code: string, message: string): boolean =>
  SOCKET.test(code) || TLS.test(code) || LOST.test(message) || NO_HANDSHAKE.test(message)

/** Whether the role may not connect to this database; the same code on a table is a fault of ours. */
function isShutOut(error: unknown): boolean {
  const { code, routine } = Object(error) as { code?: string; routine?: string }
  return code === '42501' && routine === 'CheckMyDatabase'
}

/** What the certificate and the protocol of a TLS connection can have wrong; none of it carries an SQLSTATE. */
const TLS = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)|^EPROTO$/

/** Whether the way to the database is closed by a setting, so that waiting does not help. */
export function isLasting(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (isShutOut(error)) return true
  if (/startup parameter|start-up parameter/.test(message)) return true
  return /^(28|3D)/.test(code) || TLS.test(code) || NO_HANDSHAKE.test(message)
}

/** The server speaks without TLS, wants a password that is not set, or is no PostgreSQL. */
const NO_HANDSHAKE =
  /does not support SSL|establishing an SSL connection|SASL|SCRAM|unexpected \w+ message from backend|received invalid response/

/** Refusals of a session. Timeouts of a statement, a full disk and the like are of the same class but end by themselves. */
const NO_SESSION = /^(08|28|3D|57P|53300$|55000$)/

/** Whether no session can be had, or the one that was there broke; the next statement would meet the same. */
export function isOutage(error: unknown): boolean {
  if (databaseFault(error) !== 'unavailable') return false
  const { code = '' } = error as { code?: string }
  return isShutOut(error) || !/^[0-9A-Z]{5}$/.test(code) || NO_SESSION.test(code)
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
