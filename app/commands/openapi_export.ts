import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

const FORMATS = ['json', 'yaml']

export default class OpenapiExport extends VitrinCommand {
  static commandName = 'openapi:export'
  static description = 'Write the OpenAPI document of this server, or hold a file against it'
  static help = [
    'Needs no database. The document goes to stdout unless --out names a file.',
    'With --check nothing is written: exit code 5 when the file of --out differs.',
  ]

  static options: CommandOptions = {}
  static needsTables = false

  @flags.string({ description: 'File to write or to check', default: '-' })
  declare out: string

  @flags.string({ description: 'json or yaml', default: 'json' })
  declare format: string

  @flags.boolean({ description: 'Compare with the file, write nothing' })
  declare check: boolean

  protected async perform() {
    this.#refuseWrongUse()
    await this.#loadRoutes()
    const { openapiFile } = await import('#openapi/document_file')
    const document = openapiFile(this.format === 'yaml' ? 'yaml' : 'json')
    if (this.check) return this.#compare(document)
    if (this.out === '-') this.logger.log(document.trimEnd())
    else await this.#write(document)
  }

  #refuseWrongUse() {
    if (!FORMATS.includes(this.format))
      throw new CommandFailure('--format is json or yaml', EXIT.usage)
    if (this.check && this.out === '-')
      throw new CommandFailure('--check wants a file by --out', EXIT.usage)
    if (this.json && this.format === 'yaml' && this.out === '-')
      throw new CommandFailure('--json prints no YAML', EXIT.usage)
  }

  /** Assembled as the server is and never started, so that no database is asked for. */
  async #loadRoutes() {
    if (this.app.isBooted) return
    this.app.setEnvironment('web').setMode('warmup')
    await this.app.boot()
    await this.app.warmUp()
    const router = await this.app.container.make('router')
    router.commit()
  }

  async #write(document: string) {
    await writeFile(this.out, document)
    this.print({ file: this.out, outcome: 'written' }, [`wrote ${this.out}`])
  }

  async #compare(document: string) {
    const committed = existsSync(this.out) ? await readFile(this.out, 'utf8') : undefined
    if (committed === document)
      return this.print({ file: this.out, outcome: 'same' }, [`${this.out} is up to date`])
    throw new CommandFailure(
      `${this.out} is not what this server says of itself; npm run sdk renews it`,
      EXIT.checkFailed
    )
  }
}
