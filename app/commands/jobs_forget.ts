import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const NOT_FOUND = 4

export default class JobsForget extends BaseCommand {
  static commandName = 'jobs:forget'
  static description = 'Delete jobs that have failed for the last time'
  static help = ['Exit code 4 when there is no such job in the list of jobs:failed.']
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Id of a job as jobs:failed lists it, or all' })
  declare id: string

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { forgetDead } = await import('#queue/dead_list')
    const forgotten = await forgetDead(this.id)
    if (!forgotten && this.id !== 'all') this.exitCode = NOT_FOUND
    if (this.json) this.logger.log(JSON.stringify({ forgotten }))
    else if (this.exitCode) this.logger.error('no such job')
    else this.logger.success(`jobs deleted: ${forgotten}`)
  }
}
