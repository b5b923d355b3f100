import { args, flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class UserErase extends VitrinCommand {
  static commandName = 'user:erase'
  static description = 'Erase an account for good, at once, with all that it made'
  static help = [
    'Nothing brings it back but a backup, and a restore erases it again. Exit code 4 when nobody is found, 1 for the',
    'last admin. Cut off, it goes on when it is run again, or by itself within the hour.',
  ]

  @args.string({ description: 'Id, e-mail address or username' })
  declare user: string

  @flags.boolean({ description: 'Count what would go, and erase nothing' })
  declare dryRun: boolean

  @flags.string({ description: 'Do not ask; in production the name of the database' })
  declare yes?: string

  @flags.string({ description: 'Why, for the record' })
  declare reason?: string

  protected async perform() {
    const { findByHandle } = await import('#queries/users/find_by_handle')
    const { countMade } = await import('#queries/users/count_made')
    const { id, username } = await findByHandle(this.user)
    const { dryRun = false } = this
    const made = await countMade(id)
    const sizes = `${made.products} products, ${made.comments} comments, ${made.likes} likes`
    if (!dryRun) await this.#erase(id, username, sizes)
    this.print({ id, ...made, dry_run: dryRun }, [`${dryRun ? 'to erase' : 'erased'}: ${sizes}`])
  }

  async #erase(userId: number, username: string, sizes: string): Promise<void> {
    const { ownDatabase } = await import('#db/own_connection')
    const question = `${username} goes for good, with ${sizes}. Write the name of the database to go on`
    await this.agree({ database: ownDatabase(), yes: this.yes, question })
    const { default: EraseUser } = await import('#actions/privacy/erase_user')
    const { LastAdminException } = await import('#exceptions/privacy')
    const { actor, reason } = this
    await new EraseUser()
      .handle({ userId, actor, reason, atOnce: true })
      .catch((error: unknown) => {
        if (!(error instanceof LastAdminException)) throw error
        throw new CommandFailure('this is the last admin: promote somebody else first', EXIT.failed)
      })
  }
}
