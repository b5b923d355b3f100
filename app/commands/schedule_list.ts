import { BaseCommand, flags } from '@adonisjs/core/ace'
import type { CommandOptions } from '@adonisjs/core/types/ace'

export default class ScheduleList extends BaseCommand {
  static commandName = 'schedule:list'
  static description = 'List what is done by the clock, and when next (UTC)'
  static options: CommandOptions = { startApp: true }

  @flags.boolean({ description: 'Print one JSON document' })
  declare json: boolean

  async run() {
    const { schedule } = await import('#start/scheduler')
    const { engine } = await import('#queue/engine')
    const boss = await engine()
    const entries = schedule.map(({ name, cron, job }) => {
      const [next] = boss.previewSchedule(cron, { tz: 'UTC', count: 1 })
      return { name, cron, job: job.name, next: next?.toISOString() ?? '' }
    })
    if (this.json) return this.logger.log(JSON.stringify(entries))
    const table = this.ui.table().head(['name', 'cron', 'job', 'next'])
    for (const { name, cron, job, next } of entries) table.row([name, cron, job, next])
    table.render()
  }
}
