import { userInfo } from 'node:os'
import { text } from 'node:stream/consumers'
import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { CommandFailure, EXIT, failureOf } from '#hosting/command_failure'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { progress } from '#hosting/progress'
import { updateDatabase } from '#hosting/update_database'

/** Of one that was cut off, as its connections were closed. */
const STOPPED = new CommandFailure('stopped', EXIT.interrupted)

/**
 * What all commands of ours have in common: data go to stdout and words for people to stderr, `--json`
 * prints one JSON document on stdout and nothing else there, and nobody is asked anything without a
 * terminal. A command is a thin shell over one action.
 */
export abstract class VitrinCommand extends BaseCommand {
  static options: CommandOptions = { startApp: true }
  /** Whether the embedded database has to have the tables of this release. */
  static needsTables = true
  /** Tests say that there is a terminal, and answer the prompts. */
  static hasTerminal = () => process.stdin.isTTY === true

  @flags.boolean({ description: 'Print one JSON document on stdout, and nothing else there' })
  declare json: boolean

  @flags.boolean({
    description: 'Ask when something is missing (without a terminal: never)',
    default: true,
    showNegatedVariantInHelp: true,
  })
  declare interaction: boolean

  /** Who runs the command, for the record of what was done to accounts. */
  protected get actor(): string {
    return `cli:${userName()}`
  }

  /** @throws CommandFailure, or what an action refuses */
  protected abstract perform(): Promise<void>

  async run() {
    try {
      // The embedded database is ours to bring up to date, as at every start of the server.
      const { needsTables } = this.constructor as typeof VitrinCommand
      if (needsTables && usesEmbeddedPostgres() && !this.app.inTest)
        await updateDatabase((line) => this.say(line))
      await this.perform()
    } catch (error) {
      const failure = this.failureOf(error) ?? this.#stopped()
      if (!failure) throw error
      await this.#fail(failure)
    }
  }

  #stopped(): CommandFailure | undefined {
    return this.app.isTerminating || this.app.isTerminated ? STOPPED : undefined
  }

  async #fail({ exitCode, message }: CommandFailure) {
    this.exitCode = exitCode
    if (this.json) this.logger.log(JSON.stringify({ error: message }))
    else for (const line of message.split('\n')) this.say(`vitrin: ${line}`)
    if (this.staysAlive) await this.terminate()
  }

  /** What a command says of an error; nothing of faults that need a developer. */
  protected failureOf(error: unknown): CommandFailure | undefined {
    return failureOf(error)
  }

  /** The result: as JSON when that is wanted, else the lines. */
  protected print(data: object, lines: string[]): void {
    for (const line of this.json ? [JSON.stringify(data)] : lines) this.logger.log(line)
  }

  /** Something for people. */
  protected say(line: string): void {
    this.logger.logError(line)
  }

  /** Tells people how far it is. @param of - what is counted, such as `files looked at` */
  protected progress(of: string, total?: number): (done: number) => void {
    const say = (line: string) => this.say(line)
    return progress({ of, total, say, isTerminal: process.stderr.isTTY === true })
  }

  /** @throws CommandFailure naming the flag when nobody can be asked */
  protected ask(name: string, question: () => Promise<string>): Promise<string> {
    const { hasTerminal } = this.constructor as typeof VitrinCommand
    if (!this.interaction || !hasTerminal())
      throw new CommandFailure(`${name} is missing`, EXIT.usage)
    return question()
  }

  /** Does work that Ctrl-C ends at a place where it can go on from; the process waits until it is there. */
  protected untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController()
    const running = work(stop.signal)
    this.app.terminating(async () => {
      stop.abort()
      await running.catch(() => {})
    })
    return running
  }

  /** A new password: the first line of stdin, else asked for twice. @param flag - to be named when nobody can be asked */
  protected async newPassword(fromStdin: boolean, flag: string): Promise<string> {
    if (fromStdin) return firstLine(await text(process.stdin))
    return this.ask(flag, async () => {
      const password = await this.prompt.secure('Password')
      const again = await this.prompt.secure('Password again')
      if (again !== password) throw new CommandFailure('the passwords differ', EXIT.usage)
      return password
    })
  }

  /** A password that is there already: the first line of stdin, else asked for once. */
  protected async knownPassword(fromStdin: boolean, flag: string): Promise<string> {
    if (fromStdin) return firstLine(await text(process.stdin))
    return this.ask(flag, () => this.prompt.secure('Password'))
  }

  /**
   * Lets somebody name the database before what is in it goes.
   *
   * @throws CommandFailure unless they did, or --yes says so: in production with the name
   */
  protected async agree({ database, yes, question }: Loss): Promise<void> {
    const wanted = this.app.inProduction ? database : ''
    if (yes === wanted || yes === database) return
    const said = await this.ask(`--yes${wanted && `=${wanted}`}`, () => this.prompt.ask(question))
    if (said !== database) throw new CommandFailure('nothing was changed', EXIT.usage)
  }
}

interface Loss {
  database: string
  /** the flag's value: empty without one */
  yes?: string
  question: string
}

/** In a container the process may have a number without a name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}

const firstLine = (input: string) => input.split(/\r?\n/)[0]!
