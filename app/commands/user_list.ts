import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { readRole } from '#commands/user_promote'

const MAX = 1000

export default class UserList extends VitrinCommand {
  static commandName = 'user:list'
  static description = 'List accounts by id, inactive and private ones too'

  @flags.string({ description: 'Only those with this role: moderator, lead, staff or admin' })
  declare role: string

  @flags.string({ description: 'Only those with this in their username or address' })
  declare search: string

  @flags.number({ description: `How many at most, up to ${MAX}`, default: 100 })
  declare limit: number

  protected async perform() {
    if (!Number.isInteger(this.limit) || this.limit < 1 || this.limit > MAX)
      throw new CommandFailure(`--limit is a number from 1 to ${MAX}`, EXIT.usage)
    const role = this.role === undefined ? undefined : readRole(this.role)
    const { listAccounts } = await import('#queries/users/list_accounts')
    const users = await listAccounts({ role, search: this.search, limit: this.limit })
    const lines = users.map(({ id, username, email, is_active: active, roles }) =>
      [id, username, email, active ? roles.join(',') || 'member' : 'inactive'].join('\t')
    )
    this.print({ users }, lines)
    if (users.length === this.limit) this.say(`the first ${this.limit}; --limit shows more`)
  }
}
