import { StartupError } from '#support/startup_error'

interface SystemError extends NodeJS.ErrnoException {
  address?: string
  port?: number
  /** The settings that Env refused, one a line. */
  help?: string
}

const unwritable = ({ path, code }: SystemError) =>
  `${path ?? 'The data folder'} cannot be written (${code}): set VITRIN_DATA_DIR to a folder that can`

const WORDING: Record<string, (error: SystemError) => string | undefined> = {
  'EADDRINUSE': ({ address, port }) =>
    `Port ${port} on ${address} is taken: stop the program that listens there, or set PORT`,
  'ENOSPC': ({ path }) => `No space is left on the disk${path ? ` for ${path}` : ''}`,
  // PostgreSQL's disk_full, which quotes the whole statement before it says so.
  '53100': ({ message }) => `The database: ${message.split(' - ').at(-1)}`,
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
  const { code = '' } = error as SystemError
  return WORDING[code]?.(error as SystemError)
}
