import { args } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class JobsForget extends VitrinCommand {
  static commandName = 'jobs:forget'
  static description = 'Delete jobs that have failed for the last time'
  static help = ['Exit code 4 when there is no such job in the list of jobs:failed.']

  @args.string({ description: 'Id of a job as jobs:failed lists it, or all' })
  declare id: string

  protected async perform() {
    const { ALL, forgetDead } = await import('#queue/dead_list')
    const forgotten = await forgetDead(this.id)
    if (!forgotten && this.id !== ALL) throw new CommandFailure('no such job', EXIT.notFound)
    this.print({ forgotten }, [`jobs deleted: ${forgotten}`])
  }
}
