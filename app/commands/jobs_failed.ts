import type { DeadJob } from '#queue/dead_list'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class JobsFailed extends VitrinCommand {
  static commandName = 'jobs:failed'
  static description = 'List the jobs that have failed for the last time, the oldest first'
  static help = ['jobs:retry gives them back to their queues, jobs:forget deletes them.']

  protected async perform() {
    const { deadJobs } = await import('#queue/dead_list')
    const jobs = await deadJobs()
    const none = ['no job has failed for the last time']
    this.print(jobs.map(written), jobs.length ? jobs.map(line) : none)
  }
}

const written = ({ failedAt, ...job }: DeadJob) => ({ ...job, failed_at: failedAt })

const line = ({ id, name, payload, tries, failedAt, reason }: DeadJob) =>
  `${id}  ${failedAt.toISOString()}  ${name} ${JSON.stringify(payload)} after ${tries} tries: ${reason}`
