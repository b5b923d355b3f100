import { VitrinCommand } from '#hosting/vitrin_command'

export default class ScheduleList extends VitrinCommand {
  static commandName = 'schedule:list'
  static description = 'List what is done by the clock, and when next (UTC)'

  protected async perform() {
    const { schedule } = await import('#start/scheduler')
    const { engine } = await import('#queue/engine')
    const boss = await engine()
    const entries = schedule.map(({ name, cron, job }) => {
      const [next] = boss.previewSchedule(cron, { tz: 'UTC', count: 1 })
      return { name, cron, job: job.name, next: next?.toISOString() ?? '' }
    })
    this.print(
      entries,
      entries.map(({ name, cron, next }) => `${name.padEnd(20)} ${cron.padEnd(16)} next ${next}`)
    )
  }
}
