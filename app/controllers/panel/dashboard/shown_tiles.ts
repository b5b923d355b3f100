import { DateTime } from 'luxon'
import moderation from '#config/moderation'
import { counting } from '#queries/lists/paged_list'
import type { Dashboard } from '#queries/panel/dashboard/read_dashboard'
import { Times, span } from '#panel/times'
import { words } from '#panel/words'
import type { TeamMember } from '#queries/panel/dashboard/team'

const { nothing, subs, tiles } = words.dashboard

/** Rows are counted no further than to the limit. */
const number = (count: number) => words.queue.upTo(count, counting.limit)

/** A time in words; under a minute in seconds. */
export const duration = (seconds: number | null): string => {
  if (seconds === null) return nothing
  return seconds < 60 ? `${Math.round(seconds)} s` : span(seconds / 60)
}

/** The tiles of the dashboard, in their order. @param days - that some of them look back on */
export function shownTiles({ tiles: found }: Pick<Dashboard, 'tiles'>, days: number) {
  const { open, decidedToday, medianSeconds, overturned, activeProducts } = found
  return [
    { label: tiles.open, value: number(open), sub: subs.open },
    oldestTile(found.oldest),
    { label: tiles.decidedToday, value: decidedToday.toLocaleString('en'), sub: subs.today },
    { label: tiles.median, value: duration(medianSeconds), sub: subs.past(days) },
    {
      label: tiles.overturned,
      value: overturned === null ? nothing : `${overturned} %`,
      sub: subs.past(days),
    },
    {
      ...{ label: tiles.products, value: number(activeProducts) },
      sub: subs.hidden(number(found.hiddenProducts)),
    },
  ]
}

function oldestTile(oldest: string | null) {
  const { targetHours } = moderation
  const times = new Times('utc')
  const now = DateTime.utc()
  const isLate = Boolean(oldest && targetHours && times.hours(oldest, now) > targetHours)
  const value = oldest ? times.since(oldest, now) : nothing
  return { label: tiles.oldest, value, isLate, sub: subs.target(targetHours, isLate) }
}

export const shownTeam = (members: TeamMember[]) =>
  members.map((member) => ({ ...member, median: duration(member.medianSeconds) }))
