import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT, lockedAs } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { hoursIn } from '#support/hours'

/** Of more only the number is told. */
const LISTED = 1000

export default class MediaOrphans extends VitrinCommand {
  static commandName = 'media:orphans'
  static description = 'Count files that have no row and rows that have no file'
  static help = [
    'Without --delete nothing is changed. With it go files that this server made and no row knows any more, which',
    "the server does each night; Django's files, and those of others, always stay. Rows are never deleted.",
    'Exit code 6 when another process is at it.',
  ]

  @flags.boolean({ description: 'Delete the files that have no row' })
  declare delete: boolean

  @flags.string({ description: 'Only files older than this, as 90m, 24h or 7d', default: '24h' })
  declare olderThan: string

  protected async perform() {
    const olderThanHours = hoursIn(this.olderThan)
    if (olderThanHours === undefined)
      throw new CommandFailure('--older-than is a span of time, as 24h or 7d', EXIT.usage)
    const { default: SweepOrphans } = await import('#actions/files/sweep_orphans')
    const wish = { delete: this.delete ?? false, olderThanHours }
    const { files, deleted, rows } = await new SweepOrphans()
      .handle({ ...wish, onProgress: this.progress('files and rows looked at') })
      .catch(lockedAs('another process looks for orphans'))
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    const counts = { files: files.length, bytes, deleted, rows: rows.length }
    const names = files.slice(0, LISTED).map(({ name }) => name)
    this.print(
      { dry_run: !wish.delete, ...counts, names: { files: names, rows: rows.slice(0, LISTED) } },
      [
        ...names.map((name) => `no row: ${name}`),
        ...rows.slice(0, LISTED).map((name) => `no file: ${name}`),
        `files without rows: ${files.length} (${bytes} bytes), deleted ${deleted}`,
        `rows without files: ${rows.length}`,
      ]
    )
  }
}
