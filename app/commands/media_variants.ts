import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class MediaVariants extends VitrinCommand {
  static commandName = 'media:variants'
  static description = 'Make the smaller sizes of pictures anew, as after MEDIA_AVIF was changed'
  static help = [
    'The server may go on working. Cut off, it goes on with --missing. Exit code 7 when some failed: the log says which.',
  ]

  @flags.boolean({ description: 'Only of pictures that have none' })
  declare missing: boolean

  @flags.string({ description: 'Of what: product, which is all that has sizes by now' })
  declare only?: string

  protected async perform() {
    if (this.only !== undefined && this.only !== 'product')
      throw new CommandFailure(`--only takes product, not ${this.only}`, EXIT.usage)
    const { default: RemakeVariants } = await import('#actions/pictures/remake_variants')
    const remade = await new RemakeVariants().handle({
      missing: this.missing ?? false,
      onProgress: this.progress('pictures looked at'),
    })
    const { made, kept, gone, failed } = remade
    this.print(remade, [
      `made ${made}, there already ${kept}, without a file of ours ${gone}, failed ${failed}`,
    ])
    if (failed) this.exitCode = EXIT.partly
  }
}
