import { flags } from '@adonisjs/core/ace'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class ModerationBake extends VitrinCommand {
  static commandName = 'moderation:bake'
  static description =
    'Make inactive what moderators took away, before a database goes back to Django'
  static help = [
    'Django does not know of moderation: what is not active is all that it does not show.',
    'With --undo what was baked is active again, if it still is as it was.',
  ]

  @flags.boolean({ description: 'Take it back' })
  declare undo: boolean

  @flags.boolean({ description: 'Say how many, change nothing' })
  declare dryRun: boolean

  protected async perform() {
    const { default: Bake } = await import('#actions/moderation/bake')
    const { undo, dryRun } = this
    const { products, comments } = await new Bake().handle({ undo, dryRun })
    this.print({ products, comments, undo: Boolean(undo), dryRun: Boolean(dryRun) }, [
      `products: ${products}`,
      `comments: ${comments}`,
    ])
  }
}
