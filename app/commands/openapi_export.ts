import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { BaseCommand, flags } from '@adonisjs/core/ace'

const WRONG_USE = 2
const DIFFERS = 5
const FORMATS = ['json', 'yaml']

export default class OpenapiExport extends BaseCommand {
  static commandName = 'openapi:export'
  static description = 'Write the OpenAPI document of this server, or hold a file against it'
  static help = [
    'Needs no database. The document goes to stdout unless --out names a file.',
    'With --check nothing is written: exit code 5 when the file of --out differs.',
  ]

  @flags.string({ description: 'File to write or to check', default: '-' })
  declare out: string

  @flags.string({ description: 'json or yaml', default: 'json' })
  declare format: string

  @flags.boolean({ description: 'Compare with the file, write nothing' })
  declare check: boolean

  async run() {
    if (!FORMATS.includes(this.format)) return this.#refuse('--format is json or yaml')
    if (this.check && this.out === '-') return this.#refuse('--check wants a file by --out')
    await this.#loadRoutes()
    const { openapiFile } = await import('#openapi/document_file')
    const document = openapiFile(this.format === 'yaml' ? 'yaml' : 'json')
    if (this.check) return this.#compare(document)
    if (this.out === '-') this.logger.log(document.trimEnd())
    else await this.#write(document)
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
    this.logger.success(`wrote ${this.out}`)
  }

  async #compare(document: string) {
    const committed = existsSync(this.out) ? await readFile(this.out, 'utf8') : undefined
    if (committed === document) return this.logger.success(`${this.out} is up to date`)
    this.exitCode = DIFFERS
    this.logger.error(`${this.out} is not what this server says of itself; npm run sdk renews it`)
  }

  #refuse(reason: string) {
    this.exitCode = WRONG_USE
    this.logger.error(reason)
  }
}
