import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { readTime } from '#hosting/read_time'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class TokensFlush extends VitrinCommand {
  static commandName = 'tokens:flush'
  static description =
    'Delete refresh tokens that ran out, with their marks on the blacklist and their sessions'
  static help = ['The server does this each night. Exit code 6 when somebody is at it already.']

  @flags.string({
    description: 'Only what ran out before this time, as 2026-11-27 or with an hour',
  })
  declare before: string

  @flags.boolean({ description: 'Count what would go, and delete nothing' })
  declare dryRun: boolean

  protected async perform() {
    const before = this.before === undefined ? undefined : readTime('--before', this.before)
    const { default: FlushExpiredTokens } = await import('#actions/auth/flush_expired_tokens')
    const flushed = await new FlushExpiredTokens().handle({ before, dryRun: this.dryRun })
    if (!flushed) throw new CommandFailure('somebody flushes tokens already', EXIT.locked)
    const { outstanding, blacklisted, sessions } = flushed
    const verb = this.dryRun ? 'would be deleted' : 'deleted'
    this.print({ ...flushed, dry_run: Boolean(this.dryRun) }, [
      `${outstanding} tokens and ${blacklisted} marks on the blacklist ${verb}`,
      ...(sessions ? [`${sessions} sessions without a token deleted`] : []),
    ])
  }
}
