import { args } from '@adonisjs/core/ace'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class UserShow extends VitrinCommand {
  static commandName = 'user:show'
  static description = 'Show an account: its state, its rights, its ways in'
  static help = ['Exit code 4 when nobody is found.']

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { findAccount } = await import('#queries/users/find_account')
    const { reportOnAccount } = await import('#queries/users/show_account')
    const { id } = await findByHandle(this.user)
    const { profile: _, stats, ...account } = await findAccount(id, { mediaBase: '', ownMedia: '' })
    const report = { ...account, ...(await reportOnAccount(id)), ...stats }
    this.print(
      report,
      Object.entries(report).map(([name, value]) => `${name}\t${told(value)}`)
    )
  }
}

const told = (value: unknown) =>
  value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value ?? '')
