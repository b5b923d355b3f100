import { flags } from '@adonisjs/core/ace'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class ModerationRelease extends VitrinCommand {
  static commandName = 'moderation:release'
  static description = 'Let go of cases that somebody looks at'

  @flags.string({ description: 'Id, e-mail address or username: only their cases' })
  declare user: string

  @flags.boolean({ description: 'Only those whose 15 minutes are over' })
  declare expired: boolean

  @flags.boolean({ description: 'Say how many, release none' })
  declare dryRun: boolean

  protected async perform() {
    const { countClaims, releaseClaims } = await import('#actions/moderation/release_claims')
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { id: userId } = this.user ? await findByHandle(this.user) : { id: undefined }
    const wanted = { userId, expired: this.expired }
    const released = await (this.dryRun ? countClaims(wanted) : releaseClaims(wanted))
    this.print({ released, dryRun: Boolean(this.dryRun) }, [`released: ${released}`])
  }
}
