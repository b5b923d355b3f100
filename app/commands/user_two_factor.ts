import { args, flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class UserTwoFactor extends VitrinCommand {
  static commandName = 'user:two-factor'
  static description = 'Turn two-step sign-in off for somebody who has lost app and recovery codes'
  static help = [
    'See to it first that it is them who asks: from then on the password alone opens the account. They are mailed.',
    'Exit code 4 when nobody is found, 2 without --off.',
  ]

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.boolean({ description: 'Turn it off' })
  declare off: boolean

  @flags.string({ description: 'Why, for the record' })
  declare reason: string

  protected async perform() {
    if (!this.off) throw new CommandFailure('--off is missing', EXIT.usage)
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { default: TurnOffTwoFactorFor } = await import('#actions/two_factor/turn_off_for')
    const { id, username } = await findByHandle(this.user)
    const { actor, reason } = this
    const changed = await new TurnOffTwoFactorFor().handle({ userId: id, actor, reason })
    this.print({ id, username, changed }, [])
    const is = changed ? 'is off now' : 'was off already'
    if (!this.json) this.say(`two-step sign-in of ${username} ${is}`)
  }
}
