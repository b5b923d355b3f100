import { operatorLine } from '#hosting/operator_line'
import { Refusal } from '#exceptions/refusal'
import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import { StorageTrouble } from '#storage/trouble'

/** Exit codes of commands, the same for all. */
export const EXIT = {
  failed: 1,
  usage: 2,
  nothingToDo: 3,
  notFound: 4,
  checkFailed: 5,
  locked: 6,
  partly: 7,
  interrupted: 130,
} as const

/** Ends a command with these words and this exit code; no stack is shown. */
export class CommandFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: number = EXIT.failed
  ) {
    super(message)
  }
}

/** For what an action throws when another process is at the same work. @param words - that say so */
export function lockedAs(words: string): (error: unknown) => never {
  return (error) => {
    const isLocked = (error as { code?: string }).code === 'E_CONFLICT'
    throw isLocked ? new CommandFailure(words, EXIT.locked) : error
  }
}

const FAILURES: Record<string, (message: string) => CommandFailure> = {
  E_UNMANAGED_DB_CONNECTION: (message) =>
    new CommandFailure(
      `config/database.ts has no such connection: ${message.split(' ').at(-1)}`,
      EXIT.usage
    ),
  E_PROMPT_CANCELLED: () => new CommandFailure('stopped', EXIT.interrupted),
  AbortError: () => new CommandFailure('stopped; run it again, and it goes on', EXIT.interrupted),
}

/** What a command says and returns for an error; nothing for faults that need a developer. */
export function failureOf(error: unknown): CommandFailure | undefined {
  if (error instanceof CommandFailure) return error
  const { code, message, name } = error as NodeJS.ErrnoException
  const known = FAILURES[name === 'AbortError' ? name : String(code)]
  if (known) return known(message)
  if (error instanceof Refusal) return refused(error)
  if (error instanceof StorageTrouble) return new CommandFailure(error.message)
  const line = operatorLine(error)
  return line === undefined ? undefined : new CommandFailure(line)
}

function refused(error: Refusal): CommandFailure {
  if (error instanceof StorageAwayException || error instanceof StorageFullException)
    return new CommandFailure(error.trouble ?? saidByStore(error))
  return new CommandFailure(error.message, error.status === 404 ? EXIT.notFound : EXIT.failed)
}

/** A request is not told why, an operator is. */
function saidByStore({ message, cause }: Refusal): string {
  const [said] = ((cause as Error | undefined)?.message ?? message).split('\n')
  return `the store of files: ${said}; \`npx node ace storage:test\` tells more`
}

/** What ace says of flags and arguments that it does not understand. */
export const isWrongUse = (error: unknown): boolean =>
  /^E_(UNKNOWN_FLAG|INVALID_FLAG|MISSING_FLAG|MISSING_FLAG_VALUE|MISSING_ARG|MISSING_ARG_VALUE|COMMAND_NOT_FOUND)$/.test(
    String((error as NodeJS.ErrnoException).code)
  )
