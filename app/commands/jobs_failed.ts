import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class JobsFailed extends BaseCommand {
  static commandName = 'jobs:failed'
  static description = 'List the jobs that have failed for the last time, the oldest first'
  static help = ['jobs:retry gives them back to their queues, jobs:forget deletes them.']
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { deadJobs } = await import('#queue/dead_list')
    const jobs = await deadJobs()
    if (this.json) return this.logger.log(JSON.stringify(jobs.map(written)))
    if (!jobs.length) return this.logger.success('no job has failed for the last time')
    const table = this.ui.table().head(['id', 'job', 'payload', 'tries', 'failed at', 'reason'])
    for (const { id, name, payload, tries, failedAt, reason } of jobs)
      table.row([id, name, JSON.stringify(payload), String(tries), failedAt.toISOString(), reason])
    table.render()
  }
}

const written = ({ failedAt, ...job }: { failedAt: Date }) => ({ ...job, failed_at: failedAt })
