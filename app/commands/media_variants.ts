import { flags } from '@adonisjs/core/ace'
import type { PictureKind } from '#queries/pictures/pictures_with_files'
import { CommandFailure, EXIT, lockedAs } from '#hosting/command_failure'
import { readTime } from '#hosting/read_time'
import { VitrinCommand } from '#hosting/vitrin_command'

const MAX_AT_ONCE = 16

export default class MediaVariants extends VitrinCommand {
  static commandName = 'media:variants'
  static description = 'Make the smaller sizes of pictures anew, as after MEDIA_AVIF was changed'
  static help = [
    'The server may go on working. Cut off, it goes on with --missing. Exit code 6 when another process is at it,',
    '7 when some failed: the log says which.',
  ]

  @flags.boolean({ description: 'Only of pictures that have none' })
  declare missing: boolean

  @flags.string({ description: 'Of what: product, avatar, category, or several with commas' })
  declare only?: string

  @flags.string({ description: 'Only of pictures stored since this time, as 2026-11-27' })
  declare since?: string

  @flags.number({ description: 'How many at once: each takes a core', default: 1 })
  declare concurrency: number

  @flags.boolean({ description: 'Count what would be made, and make nothing' })
  declare dryRun: boolean

  protected async perform() {
    const { concurrency, missing = false, dryRun = false } = this
    const since = this.since === undefined ? undefined : readTime('--since', this.since)
    const only = await this.#kinds()
    refuseOdd(concurrency)
    const { default: RemakeVariants } = await import('#actions/pictures/remake_variants')
    const onProgress = this.progress('pictures looked at')
    const wish = { only, missing, since, concurrency, dryRun, onProgress }
    const remade = await this.untilStopped((signal) =>
      new RemakeVariants()
        .handle({ ...wish, signal })
        .catch(lockedAs('another process makes sizes anew'))
    )
    const { made, kept, gone, failed } = remade
    this.print({ ...remade, dry_run: dryRun }, [
      `${dryRun ? 'to make' : 'made'} ${made}, there already ${kept}, without a file of ours ${gone}, failed ${failed}`,
    ])
    if (failed) this.exitCode = EXIT.partly
  }

  async #kinds(): Promise<PictureKind[]> {
    const { PICTURE_KINDS } = await import('#queries/pictures/pictures_with_files')
    const kinds = this.only === undefined ? PICTURE_KINDS : this.only.split(',')
    const known: string[] = PICTURE_KINDS
    const unknown = kinds.find((kind) => !known.includes(kind))
    if (unknown === undefined) return kinds as PictureKind[]
    throw new CommandFailure(`--only takes ${known.join(', ')}, not ${unknown}`, EXIT.usage)
  }
}

function refuseOdd(concurrency: number): void {
  const isSane = Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= MAX_AT_ONCE
  if (!isSane)
    throw new CommandFailure(`--concurrency is a number from 1 to ${MAX_AT_ONCE}`, EXIT.usage)
}
