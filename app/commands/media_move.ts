import { flags } from '@adonisjs/core/ace'
import type { Moved } from '#actions/files/move_files'
import type { Disk } from '#storage/place'
import { CommandFailure, EXIT, lockedAs } from '#hosting/command_failure'
import { diskNamed } from '#hosting/disk_flag'
import { VitrinCommand } from '#hosting/vitrin_command'

/** Of more only the number is told. */
const LISTED = 1000

export default class MediaMove extends VitrinCommand {
  static commandName = 'media:move'
  static description = 'Copy all files into the folders (fs) or the buckets (s3) of the settings'
  static help = [
    'The server may go on working. Cut off, it goes on where it ended. Nothing is deleted where the files came from.',
    'It says which setting makes the switch; once more after that, it brings what came meanwhile.',
    'Exit code 6 when another process is at it, 7 when files are missing or others are in their place.',
  ]

  @flags.string({ description: 'Where the files are: fs or s3' })
  declare from?: string

  @flags.string({ description: 'Where they go: s3 or fs' })
  declare to?: string

  @flags.boolean({ description: 'Count what would be copied, and copy nothing' })
  declare dryRun: boolean

  @flags.boolean({ description: 'Compare what is there already by content, not by size alone' })
  declare checksum: boolean

  protected async perform() {
    const [from, to] = [await diskNamed('from', this.from), await diskNamed('to', this.to)]
    if (from === to) throw new CommandFailure('--from and --to are the same', EXIT.usage)
    const { default: storage } = await import('#config/storage')
    const moved = await this.#move(from, to)
    this.#tell(moved, storage.disk === to ? null : `DRIVE_DISK=${to}`)
    if (moved.missing.length + moved.differs.length) this.exitCode = EXIT.partly
  }

  async #move(from: Disk, to: Disk): Promise<Moved> {
    const { default: MoveFiles } = await import('#actions/files/move_files')
    const { countStoredFiles } = await import('#queries/files/stored_files')
    const { dryRun = false, checksum = false } = this
    const onProgress = this.progress('files looked at', await countStoredFiles())
    return this.untilStopped((signal) =>
      new MoveFiles()
        .handle({ from, to, dryRun, checksum, signal, onProgress })
        .catch(lockedAs('another process moves files'))
    )
  }

  /** @param next - the setting that makes the switch; null when it is made */
  #tell({ copied, there, missing, differs }: Moved, next: string | null): void {
    const names = { missing: missing.slice(0, LISTED), differs: differs.slice(0, LISTED) }
    const counts = { copied, there, missing: missing.length, differs: differs.length }
    this.print({ dry_run: this.dryRun ?? false, ...counts, next, names }, [
      ...names.missing.map((name) => `missing: ${name}`),
      ...names.differs.map((name) => `another file is there: ${name}`),
      `${this.dryRun ? 'to copy' : 'copied'} ${copied}, there already ${there}, missing ${missing.length}, another file there ${differs.length}`,
      next
        ? `to switch, set ${next}, start the server again, and run this once more`
        : 'the settings have been switched already',
    ])
  }
}
