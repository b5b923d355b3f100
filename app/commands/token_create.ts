import { args, flags } from '@adonisjs/core/ace'
import { EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'
import { inWords } from '#commands/user_create_superuser'

export default class TokenCreate extends VitrinCommand {
  static commandName = 'token:create'
  static description = 'Make a personal access token of somebody'
  static help = [
    'The token is printed once and kept nowhere. Exit code 4 when nobody is found, 2 when something is missing.',
  ]

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.string({ description: 'What it is for' })
  declare name: string

  @flags.array({ description: 'What it is good for: read, write or both (twice)' })
  declare ability: string[]

  @flags.string({ description: 'When it runs out, as 2027-11-27; without one it does not' })
  declare expires: string

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { default: CreateToken } = await import('#actions/tokens/create_token')
    const { tokenRows } = await import('#queries/tokens/token_rows')
    const { id: userId } = await findByHandle(this.user)
    const fields = await this.#fields()
    const { row, token } = await new CreateToken().handle({ userId, ...fields, actor: this.actor })
    const [shown] = await tokenRows([row.id])
    this.print({ token, ...shown }, [token])
  }

  async #fields() {
    const { newTokenValidator } = await import('#validators/tokens')
    const { DateTime } = await import('luxon')
    const body = { name: this.name, scopes: this.ability, expires_at: this.expires }
    const { expires_at: expires, ...fields } = await newTokenValidator
      .validate(body)
      .catch(async (error: unknown) => {
        throw await inWords(error, EXIT.usage)
      })
    return {
      ...fields,
      expiresAt: expires ? DateTime.fromISO(expires, { zone: 'utc' }) : undefined,
    }
  }
}
