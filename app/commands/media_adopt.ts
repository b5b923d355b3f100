import { flags } from '@adonisjs/core/ace'
import type { Unfit } from '#actions/pictures/adopt_media'
import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

const LISTED = 20

export default class MediaAdopt extends VitrinCommand {
  static commandName = 'media:adopt'
  static description = 'Have clean copies and sizes made of the pictures that Django stored'
  static help = [
    'The server may go on working, and makes them one after the other. Safe to run again at any time.',
    'Files that can have no copy, such as SVG, are told of, and tried again when they have changed or come back.',
    "Nothing of Django's is changed, moved or deleted. Exit code 5 when a row names a file that is not there.",
  ]

  @flags.boolean({ description: 'Try those again as well that could have no copy' })
  declare again: boolean

  protected async perform() {
    const { default: AdoptMedia } = await import('#actions/pictures/adopt_media')
    const onProgress = this.progress('pictures looked at')
    const adoption = await new AdoptMedia().handle({ again: this.again ?? false, onProgress })
    const { queued, waiting, unfit } = adoption
    this.print(adoption, [
      `queued ${queued}, waiting since an earlier run ${waiting}, without a copy ${sumOf(unfit)}`,
      ...unfit
        .slice(0, LISTED)
        .map(({ of, id, name, reason }) => `  ${reason}: ${of} ${id}: ${name}`),
      ...(unfit.length > LISTED ? [`  and ${unfit.length - LISTED} more: see --json`] : []),
    ])
    if (unfit.some(({ reason }) => reason === 'missing')) this.exitCode = EXIT.checkFailed
  }
}

/** How many, and how many of each reason, as `3 (missing 2, svg 1)`. */
function sumOf(unfit: Unfit[]): string {
  const counts = Object.entries(Object.groupBy(unfit, ({ reason }) => reason)).map(
    ([reason, rows]) => `${reason} ${rows!.length}`
  )
  return counts.length ? `${unfit.length} (${counts.join(', ')})` : '0'
}
