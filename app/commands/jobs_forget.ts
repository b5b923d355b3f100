import { flags } from '@adonisjs/core/ace'
import JobsRetry from '#commands/jobs_retry'

export default class JobsForget extends JobsRetry {
  static commandName = 'jobs:forget'
  static description = 'Delete jobs that have failed for the last time'
  static help = [
    'Of all of them it asks for the name of the database; without a terminal it wants --yes, and in production',
    '--yes=<its name>. Exit code 4 when there is no such job in the list of jobs:failed.',
  ]

  @flags.string({
    description: 'Delete all without asking; in production --yes=<name of the database>',
    allowEmptyValue: true,
  })
  declare yes?: string

  protected async perform() {
    const { ALL, forgetDead } = await import('#queue/dead_list')
    if (this.id === ALL) await this.#agree()
    const forgotten = await this.each(forgetDead)
    this.print({ forgotten }, [`jobs deleted: ${forgotten}`])
  }

  async #agree() {
    const { databaseName } = await import('#hosting/lucid/lost_rows')
    const database = await databaseName()
    const question = `This deletes all jobs that have failed. Type the name of the database, ${database}, to go on`
    await this.agree({ database, yes: this.yes, question })
  }
}
