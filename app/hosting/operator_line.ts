import { isLasting } from '#db/database_fault'
import { POOLED } from '#db/pooled_session'
import { StartupError } from '#support/startup_error'

interface SystemError extends NodeJS.ErrnoException {
  address?: string
  port?: number
  hostname?: string
  routine?: string
  /** The settings that Env refused, one a line. */
  help?: string
}

const unwritable = ({ path, code }: SystemError) =>
  `${path ?? 'The data folder'} cannot be written (${code}): set VITRIN_DATA_DIR to a folder that can`

const SETTINGS_OF_DATABASE = 'check DATABASE_URL, or DB_HOST and the settings below it'

/** The database's own words, which quote no statement before a session has begun. */
const quoted = ({ message }: SystemError) =>
  `The database: ${message}; ${/no encryption/.test(message) ? 'if it wants TLS, set DB_SSLMODE=require, else ' : ''}${SETTINGS_OF_DATABASE}`

/** What pg says of a server before a session has begun, without a code. */
const BY_MESSAGE: [RegExp, (error: SystemError) => string][] = [
  [
    /client password must be a/,
    () => 'The database wants a password: set it in DATABASE_URL or DB_PASSWORD',
  ],
  [
    /unexpected \w+ message from backend|received invalid response|error establishing an SSL connection/,
    () => `What answers there is no PostgreSQL: ${SETTINGS_OF_DATABASE}`,
  ],
  [/SSL|certificate/, ({ message }) => `The database: ${message}; check DB_SSLMODE`],
]

const unreachable = ({ address, port, hostname, code }: SystemError) =>
  `No connection to ${hostname ?? address ?? 'the database'}${port ? `:${port}` : ''} (${code}): ${SETTINGS_OF_DATABASE}`

const WORDING: Record<string, (error: SystemError) => string | undefined> = {
  'EADDRINUSE': ({ address, port }) =>
    `Port ${port} on ${address} is taken: stop the program that listens there, or set PORT`,
  'ENOSPC': ({ path }) => `No space is left on the disk${path ? ` for ${path}` : ''}`,
  // PostgreSQL's disk_full, which quotes the whole statement before it says so.
  '53100': ({ message }) => `The database: ${message.split(' - ').at(-1)}`,
  '08P01': (error) => (/startup parameter/.test(error.message) ? POOLED : quoted(error)),
  '28P01': quoted,
  '28000': quoted,
  '3D000': quoted,
  '55000': quoted,
  '42501': (error) =>
    error.routine === 'CheckMyDatabase'
      ? quoted(error)
      : `The database role lacks a right: ${error.message.split(' - ').at(-1)}`,
  '42P01': () => 'This database has no tables of Vitrin: run `npx node ace migration:run --force`',
  'ECONNREFUSED': unreachable,
  'ECONNRESET': unreachable,
  'ENOTFOUND': (error) =>
    error.syscall === 'getaddrinfo' && error.hostname
      ? `The host ${error.hostname} is not found: check HOST, DATABASE_URL and DB_HOST`
      : undefined,
  'EAI_AGAIN': unreachable,
  'EHOSTUNREACH': unreachable,
  'ENETUNREACH': unreachable,
  'ETIMEDOUT': unreachable,
  'EADDRNOTAVAIL': ({ address }) => `HOST=${address} is no address of this machine`,
  'ENOTDIR': unwritable,
  'EROFS': unwritable,
  'EACCES': (error) => (error.syscall === 'listen' ? error.message : unwritable(error)),
  'EPERM': unwritable,
  'ENOENT': (error) => (error.syscall === 'mkdir' ? unwritable(error) : undefined),
  'E_INVALID_ENV_VARIABLES': ({ help }) =>
    `Settings: ${help?.replace(/^- /, '').replaceAll('\n- ', '; ')}`,
}

/**
 * What kept the program from starting, in one line, when its operator can mend it.
 *
 * @returns nothing for errors that need a developer and their stack
 */
export function operatorLine(error: unknown): string | undefined {
  if (error instanceof StartupError) return error.message
  const { code = '', message = '' } = error as SystemError
  if (!isLasting(error) || /^\w{5}$/.test(code)) return WORDING[code]?.(error as SystemError)
  return wordingOf(message)(error as SystemError)
}

const wordingOf = (message: string) =>
  BY_MESSAGE.find(([pattern]) => pattern.test(message))?.[1] ?? quoted
