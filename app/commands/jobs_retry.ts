import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const NOT_FOUND = 4

export default class JobsRetry extends BaseCommand {
  static commandName = 'jobs:retry'
  static description = 'Try jobs again that have failed for the last time'
  static help = ['Exit code 4 when there is no such job in the list of jobs:failed.']
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Id of a job as jobs:failed lists it, or all' })
  declare id: string

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { retryDead } = await import('#queue/dead_list')
    const retried = await retryDead(this.id)
    if (!retried && this.id !== 'all') this.exitCode = NOT_FOUND
    if (this.json) this.logger.log(JSON.stringify({ retried }))
    else if (this.exitCode) this.logger.error('no such job')
    else this.logger.success(`jobs given back to their queues: ${retried}`)
  }
}
