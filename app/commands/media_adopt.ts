import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

const LISTED = 20

export default class MediaAdopt extends VitrinCommand {
  static commandName = 'media:adopt'
  static description = 'Have clean copies and sizes made of the pictures that Django stored'
  static help = [
    'The server may go on working, and makes them one after the other. Safe to run again at any time.',
    "Nothing of Django's is changed, moved or deleted. Exit code 5 when a row names a file that is not there.",
  ]

  protected async perform() {
    const { default: AdoptMedia } = await import('#actions/pictures/adopt_media')
    const adoption = await new AdoptMedia().handle({
      onProgress: this.progress('pictures looked at'),
    })
    const { queued, waiting, missing } = adoption
    this.print(adoption, [
      `queued ${queued}, waiting since an earlier run ${waiting}, without a file ${missing.length}`,
      ...missing.slice(0, LISTED).map(({ of, id, name }) => `  no file: ${of} ${id}: ${name}`),
      ...(missing.length > LISTED ? [`  and ${missing.length - LISTED} more: see --json`] : []),
    ])
    if (missing.length) this.exitCode = EXIT.checkFailed
  }
}
