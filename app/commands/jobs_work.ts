import { BaseCommand, flags } from '@adonisjs/core/ace'
import logger from '@adonisjs/core/services/logger'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const WRONG_USE = 2

export default class JobsWork extends BaseCommand {
  static commandName = 'jobs:work'
  static description = 'Work the background jobs until stopped, apart from the server'
  static help = [
    'Several may run at once. Set JOBS_WORK=false for the server, or it works them as well.',
    'SIGTERM lets what runs finish for 8 seconds and gives back the rest.',
  ]
  static options: CommandOptions = { startApp: true, staysAlive: true }

  @flags.array({ description: 'Only jobs of these kinds; jobs:list has their names' })
  declare queue: string[] | undefined

  @flags.number({ description: 'How many of each kind at once' })
  declare concurrency: number | undefined

  @flags.boolean({ description: 'End when no job is ready' })
  declare once: boolean

  @flags.boolean({ description: 'Print one JSON document at the end' })
  declare json: boolean

  async run() {
    const { Worker } = await import('#jobs/worker')
    const { selectWorks } = await import('#jobs/selection')
    const { selected, unknown } = selectWorks(this.queue ?? [])
    if (unknown.length) return this.#refuse(`no such job: ${unknown.join(', ')}`)
    if (!isCount(this.concurrency)) return this.#refuse('--concurrency is a number from 1 to 100')

    // The log goes to stdout as well, where a program reads one document.
    if (this.json) logger.level = 'silent'
    const worker = new Worker()
    this.app.terminating(async () => {
      await worker.stop()
      if (this.json) this.logger.log(JSON.stringify(worker.tally))
    })
    await worker.start({ works: selected, concurrency: this.concurrency })
    if (!this.once) return
    await worker.untilIdle(selected)
    await this.terminate()
  }

  #refuse(reason: string) {
    this.exitCode = WRONG_USE
    this.logger.error(reason)
    return this.terminate()
  }
}

const isCount = (count = 1) => Number.isInteger(count) && count >= 1 && count <= 100
