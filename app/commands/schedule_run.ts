import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

const NOT_FOUND = 4

export default class ScheduleRun extends BaseCommand {
  static commandName = 'schedule:run'
  static description = 'Do here and now what an entry of schedule:list does by the clock'
  static help = ['Exit code 4 when there is no such entry.']
  static options: CommandOptions = { startApp: true }

  @args.string({ description: 'Name of the entry' })
  declare name: string

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { runScheduled } = await import('#jobs/run_scheduled')
    const outcome = await runScheduled(this.name)
    if (!outcome) {
      this.exitCode = NOT_FOUND
      return this.logger.error(`schedule:list has no ${this.name}`)
    }
    if (this.json) this.logger.log(JSON.stringify(outcome))
    else this.logger.success(`${this.name}: ${outcome.ms} ms`)
  }
}
