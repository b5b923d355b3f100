import type { QueueCounts } from '#queue/status'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class JobsList extends VitrinCommand {
  static commandName = 'jobs:list'
  static description = 'Say how many background jobs wait and run, and who works them'

  protected async perform() {
    const { liveWorkers, queueCounts, queueStatus } = await import('#queue/status')
    const { oldestSeconds } = await queueStatus()
    const queues = await everyKind(await queueCounts())
    const workers = await liveWorkers()
    this.print({ queues, workers, oldest_seconds: oldestSeconds }, [
      ...queues.map(
        ({ name, ready, delayed, active }) =>
          `${name.padEnd(20)} ${ready} ready, ${delayed} delayed, ${active} active`
      ),
      `the oldest job waits for ${oldestSeconds} s`,
      ...workers.map(
        ({ host, pid, since }) => `worked by process ${pid} on ${host} since ${since}`
      ),
      ...(workers.length ? [] : ['nobody works the jobs']),
    ])
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
