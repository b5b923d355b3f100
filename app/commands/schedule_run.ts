import { args } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

export default class ScheduleRun extends VitrinCommand {
  static commandName = 'schedule:run'
  static description = 'Do here and now what an entry of schedule:list does by the clock'
  static help = ['Exit code 4 when there is no such entry.']

  @args.string({ description: 'Name of the entry' })
  declare name: string

  protected async perform() {
    const { runScheduled } = await import('#jobs/run_scheduled')
    const outcome = await runScheduled(this.name)
    if (!outcome) throw new CommandFailure(`schedule:list has no ${this.name}`, EXIT.notFound)
    this.print(outcome, [`${this.name}: ${outcome.ms} ms`])
  }
}
