import { decisionsByDay } from '#queries/panel/dashboard/decisions_by_day'
import { openByAge } from '#queries/panel/dashboard/open_by_age'
import { team } from '#queries/panel/dashboard/team'
import { tiles } from '#queries/panel/dashboard/tiles'
import { isoTime } from '#support/iso_time'

/** What waits and what was decided, by the queries of the dashboard; days are those of UTC. */
export async function moderationStats(days: number) {
  const [numbers, ages, byDay, members] = await Promise.all([
    tiles('UTC'),
    openByAge(),
    decisionsByDay(days, 'UTC'),
    team(days * 24),
  ])
  return {
    open: numbers.open,
    oldest: numbers.oldest && isoTime(numbers.oldest),
    open_by_age: ages,
    decided_today: numbers.decidedToday,
    median_seconds: numbers.medianSeconds && Math.round(numbers.medianSeconds),
    overturned_percent: numbers.overturned,
    by_day: byDay,
    team: members.map(({ medianSeconds, ...member }) => ({
      ...member,
      median_seconds: Math.round(medianSeconds),
    })),
  }
}
