import { args } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class TokenRevoke extends VitrinCommand {
  static commandName = 'token:revoke'
  static description = 'Revoke a personal access token of somebody'
  static help = ['token:list tells the ids. Exit code 4 when person or token is not found.']

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @args.string({ description: 'Id of the token' })
  declare token: string

  protected async perform() {
    if (!/^\d{1,15}$/.test(this.token))
      throw new CommandFailure('the token is named by its id', EXIT.usage)
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { default: RevokeToken } = await import('#actions/tokens/revoke_token')
    const { id: userId, username } = await findByHandle(this.user)
    const id = Number(this.token)
    await new RevokeToken().handle({ userId, id, actor: this.actor })
    this.print({ id, user_id: userId, revoked: true }, [])
    if (!this.json) this.say(`token ${id} of ${username} is revoked`)
  }
}
