import { flags } from '@adonisjs/core/ace'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { VitrinCommand } from '#hosting/vitrin_command'

const MAX_DAYS = 365

export default class ModerationStats extends VitrinCommand {
  static commandName = 'moderation:stats'
  static description = 'Tell what waits and what was decided, in the numbers of the dashboard'

  @flags.number({ description: `Decisions of so many last days, up to ${MAX_DAYS}`, default: 14 })
  declare days: number

  protected async perform() {
    const { days } = this
    if (!Number.isInteger(days) || days < 1 || days > MAX_DAYS)
      throw new CommandFailure(`--days is a number from 1 to ${MAX_DAYS}`, EXIT.usage)
    const { moderationStats } = await import('#queries/moderation/stats')
    const stats = await moderationStats(days)
    const { oldest, median_seconds: median, overturned_percent: overturned } = stats
    this.print(stats, [
      `open: ${stats.open}${oldest ? `, the oldest since ${oldest}` : ''}`,
      `by age: ${pairs(stats.open_by_age)}`,
      `decided today: ${stats.decided_today}`,
      `median time to a decision, of a week: ${duration(median)}`,
      `overturned, of 30 days: ${overturned === null ? '–' : `${overturned} %`}`,
      ...stats.by_day.map(({ day, lenient, measures }) => `${day}\t${lenient}\t${measures}`),
      ...stats.team.map(({ username, decided, overturned: taken }) =>
        [username ?? '(commands)', `${decided} decided`, `${taken} overturned`].join('\t')
      ),
    ])
  }
}

const pairs = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([age, count]) => `${age} ${count}`)
    .join(', ')

function duration(seconds: number | null): string {
  if (seconds === null) return '–'
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
