import { flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class JobsWork extends VitrinCommand {
  static commandName = 'jobs:work'
  static description = 'Work the background jobs until stopped, apart from the server'
  static help = [
    'Several may run at once. Set JOBS_WORK=false for the server, or it works them as well.',
    'SIGTERM lets what runs finish for 8 seconds and gives back the rest. With --json the document comes at the end.',
  ]
  static options: CommandOptions = { startApp: true, staysAlive: true }

  @flags.array({ description: 'Only jobs of these kinds; jobs:list has their names' })
  declare queue: string[] | undefined

  @flags.number({ description: 'How many of each kind at once' })
  declare concurrency: number | undefined

  @flags.boolean({ description: 'End when no job is ready' })
  declare once: boolean

  protected async perform() {
    const { Worker } = await import('#jobs/worker')
    const { selectWorks } = await import('#jobs/selection')
    const { selected, unknown } = selectWorks(this.queue ?? [])
    if (unknown.length) throw new CommandFailure(`no such job: ${unknown.join(', ')}`, EXIT.usage)
    if (!isCount(this.concurrency))
      throw new CommandFailure('--concurrency is a number from 1 to 100', EXIT.usage)

    const worker = new Worker()
    this.app.terminating(async () => {
      await worker.stop()
      if (!this.exitCode) this.print(worker.tally, [])
    })
    await worker.start({ works: selected, concurrency: this.concurrency })
    if (!this.once) return
    await worker.untilIdle(selected)
    await this.terminate()
  }
}

const isCount = (count = 1) => Number.isInteger(count) && count >= 1 && count <= 100
