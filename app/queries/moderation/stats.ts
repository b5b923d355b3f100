import { decisionsByDay } from '#queries/panel/dashboard/decisions_by_day'
import { openByAge } from '#queries/panel/dashboard/open_by_age'
import { periodOf } from '#queries/panel/dashboard/period'
import { team } from '#queries/panel/dashboard/team'
import { tiles } from '#queries/panel/dashboard/tiles'
import { isoTime } from '#support/iso_time'

/** What waits and what was decided, by the queries of the dashboard; days are those of UTC. */
export async function moderationStats(days: number) {
  const period = periodOf({ count: days, step: 1 }, 'UTC')
  const [numbers, ages, byDay, members] = await Promise.all([
    tiles(period),
    openByAge(),
    decisionsByDay(period),
    team(period.start),
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
