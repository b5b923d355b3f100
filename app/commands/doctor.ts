import { flags } from '@adonisjs/core/ace'
import type { CheckName, Result } from '#doctor/examine'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

const SIGNS = { ok: 'ok   ', warn: 'warn ', error: 'ERROR' }

export default class Doctor extends VitrinCommand {
  static commandName = 'doctor'
  static description =
    'Look at every part of this installation, and say how to repair what is wrong'
  static help = [
    'Changes nothing but a trial file in each store. Exit code 5 when something is',
    'an error, or with --fail-level=warn a warning. --deploy looks besides at what',
    'strangers would find: https, the way to the database, common passwords,',
    'clocks, versions.',
  ]
  static needsTables = false

  @flags.boolean({ description: 'Look at what has to hold before strangers are let in, too' })
  declare deploy: boolean

  @flags.string({ description: 'Some of the checks, comma separated, such as database,mail' })
  declare only?: string

  @flags.string({ description: 'What ends with exit code 5: warn or error', default: 'error' })
  declare failLevel: string

  protected async perform() {
    const { examine } = await import('#doctor/examine')
    if (this.failLevel !== 'warn' && this.failLevel !== 'error')
      throw new CommandFailure(
        `--fail-level takes warn or error, not ${this.failLevel}`,
        EXIT.usage
      )
    const checks = await examine(this.#occasion, await this.#wanted())
    const fails = ({ level }: Result) =>
      level === 'error' || (level === 'warn' && this.failLevel === 'warn')
    if (checks.some(fails)) this.exitCode = EXIT.checkFailed
    this.print({ healthy: !checks.some(fails), checks }, checks.flatMap(linesOf))
  }

  get #occasion() {
    return this.deploy ? ('deploy' as const) : ('command' as const)
  }

  async #wanted(): Promise<CheckName[] | undefined> {
    const { namesFor } = await import('#doctor/examine')
    const known: string[] = namesFor(this.#occasion)
    const names = this.only?.split(',').map((name) => name.trim())
    const unknown = names?.find((name) => !known.includes(name))
    if (unknown === undefined) return names as CheckName[] | undefined
    throw new CommandFailure(
      `there is no check ${unknown}: there are ${known.join(', ')}`,
      EXIT.usage
    )
  }
}

const linesOf = ({ check, level, says, repair }: Result): string[] => [
  `${SIGNS[level]} ${check.padEnd(10)}${says}`,
  ...(repair ? [`                 repair: ${repair}`] : []),
]
