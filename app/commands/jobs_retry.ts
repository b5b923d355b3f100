import { args } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class JobsRetry extends VitrinCommand {
  static commandName = 'jobs:retry'
  static description = 'Try jobs again that have failed for the last time'
  static help = ['Exit code 4 when there is no such job in the list of jobs:failed.']

  @args.string({ description: 'Id of a job as jobs:failed lists it, or all' })
  declare id: string

  protected async perform() {
    const { retryDead } = await import('#queue/dead_list')
    const retried = await this.each(retryDead)
    this.print({ retried }, [`jobs given back to their queues: ${retried}`])
  }

  /** @returns how many jobs it was done to */
  protected async each(act: (id: string) => Promise<number>): Promise<number> {
    const { ALL } = await import('#queue/dead_list')
    const done = await act(this.id)
    if (!done && this.id !== ALL) throw new CommandFailure('no such job', EXIT.notFound)
    return done
  }
}
