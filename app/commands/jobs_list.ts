import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import type { QueueCounts } from '#queue/status'

export default class JobsList extends BaseCommand {
  static commandName = 'jobs:list'
  static description = 'Say how many background jobs wait and run, and who works them'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { liveWorkers, queueCounts, queueStatus } = await import('#queue/status')
    const [status, counts, workers] = [
      await queueStatus(),
      await queueCounts(),
      await liveWorkers(),
    ]
    const queues = await everyKind(counts)
    if (this.json)
      return this.logger.log(
        JSON.stringify({ queues, workers, oldest_seconds: status.oldestSeconds })
      )

    const table = this.ui.table().head(['job', 'ready', 'delayed', 'active'])
    for (const { name, ready, delayed, active } of queues)
      table.row([name, ready, delayed, active].map(String))
    table.render()
    this.logger.log(`The oldest job waits for ${status.oldestSeconds} s.`)
    if (!workers.length) this.logger.warning('nobody works the jobs')
    for (const { host, pid, since } of workers)
      this.logger.log(`Worked by process ${pid} on ${host} since ${since}.`)
  }
}

/** Those that have no jobs, too, and the dead list, which has jobs of all kinds. */
async function everyKind(counts: QueueCounts[]): Promise<QueueCounts[]> {
  const { declaredJobs } = await import('#queue/declared')
  const idle = declaredJobs
    .filter(({ name }) => !counts.some((count) => count.name === name))
    .map(({ name }) => ({ name, ready: 0, delayed: 0, active: 0 }))
  return [...counts, ...idle].toSorted((one, other) => one.name.localeCompare(other.name))
}
