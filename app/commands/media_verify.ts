import { flags } from '@adonisjs/core/ace'
import type { FileFault } from '#actions/files/file_fault'
import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

/** Of more only the number is told. */
const LISTED = 1000

export default class MediaVerify extends VitrinCommand {
  static commandName = 'media:verify'
  static description = 'Hold every stored file against what its row says of it'
  static help = [
    'Nothing is changed. Files may be missing, misplaced (in the other store), of another size, or of another content.',
    'Exit code 5 when one is. media:adopt tells of the files that Django stored.',
  ]

  @flags.boolean({ description: 'Read every file and compare its content, not its size alone' })
  declare checksum: boolean

  protected async perform() {
    const { default: VerifyFiles } = await import('#actions/files/verify_files')
    const { FILE_FAULTS } = await import('#actions/files/file_fault')
    const broken: { name: string; fault: FileFault }[] = []
    const checked = await new VerifyFiles().handle({
      checksum: this.checksum ?? false,
      onBroken: (name, fault) => void broken.push({ name, fault }),
      onProgress: this.progress('files looked at', await this.#total()),
    })
    const count = (kind: FileFault) => broken.filter(({ fault }) => fault === kind).length
    const counts = Object.fromEntries(FILE_FAULTS.map((kind) => [kind, count(kind)]))
    const files = broken.slice(0, LISTED)
    this.print({ checked, broken: broken.length, ...counts, files }, [
      ...files.map(({ name, fault }) => `${fault}: ${name}`),
      `checked ${checked}, broken ${broken.length}`,
    ])
    if (broken.length) this.exitCode = EXIT.checkFailed
  }

  async #total(): Promise<number> {
    const { countFiles } = await import('#queries/files/registered_files')
    return countFiles()
  }
}
