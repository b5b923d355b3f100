import { args, flags } from '@adonisjs/core/ace'
import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { inWords } from '#commands/user_create_superuser'

export default class UserPassword extends VitrinCommand {
  static commandName = 'user:password'
  static description = 'Give somebody a new password'
  static help = [
    'It comes by prompt or --password-stdin, never as an argument. They are mailed, without it.',
    'Exit code 4 when nobody is found, 2 when the password is missing or weak.',
  ]

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.boolean({ description: 'Read the password from stdin, up to the end of its first line' })
  declare passwordStdin: boolean

  @flags.boolean({ description: 'End every session and every token, too' })
  declare revoke: boolean

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { default: SetPassword } = await import('#actions/passwords/set_password')
    const { operatorPasswordValidator } = await import('#validators/passwords')
    const { id: userId, username } = await findByHandle(this.user)
    const password = await this.newPassword(this.passwordStdin, '--password-stdin')
    const { actor, revoke = false } = this
    try {
      const fields = await operatorPasswordValidator.validate({ new_password: password })
      const change = { userId, newPassword: fields.new_password, revoke, actor }
      await new SetPassword().handle(change)
    } catch (error) {
      throw await inWords(error, EXIT.usage)
    }
    this.print({ id: userId, username, revoked: revoke }, [])
    if (!this.json)
      this.say(`${username} has a new password${revoke ? '; every session and token ended' : ''}`)
  }
}
