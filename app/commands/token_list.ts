import { args } from '@adonisjs/core/ace'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class TokenList extends VitrinCommand {
  static commandName = 'token:list'
  static description = 'List the personal access tokens of somebody, the newest first'
  static help = ['The tokens themselves are kept nowhere. Exit code 4 when nobody is found.']

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { default: PersonalToken } = await import('#models/personal_token')
    const { tokenRows } = await import('#queries/tokens/token_rows')
    const { id: userId } = await findByHandle(this.user)
    const own = await PersonalToken.query().where({ userId }).orderBy('id', 'desc').limit(100)
    const tokens = await tokenRows(own.map(({ id }) => id))
    const lines = tokens.map(({ id, prefix, scopes, name, expires_at, last_used_at }) =>
      [id, prefix, scopes.join(','), expires_at ?? '-', last_used_at ?? '-', name].join('\t')
    )
    this.print({ tokens }, lines)
  }
}
