import moderation from '#config/moderation'
import { Times, span } from '#panel/times'
import { words } from '#panel/words'
import type { TeamMember } from '#queries/panel/dashboard/team'
import type { Tiles } from '#queries/panel/dashboard/tiles'

const { nothing, subs, tiles } = words.dashboard

const number = (count: number) => count.toLocaleString('en')

/** A time in words; under a minute in seconds. */
export const duration = (seconds: number | null): string => {
  if (seconds === null) return nothing
  return seconds < 60 ? `${Math.round(seconds)} s` : span(seconds / 60)
}

/** The tiles of the dashboard, in their order. */
export function shownTiles(found: Tiles) {
  const { open, oldest, decidedToday, medianSeconds, overturned, activeProducts } = found
  const waited = oldest ? new Times('utc').since(oldest) : nothing
  return [
    { label: tiles.open, value: number(open), sub: subs.open },
    { label: tiles.oldest, value: waited, sub: subs.target(moderation.targetHours) },
    { label: tiles.decidedToday, value: number(decidedToday), sub: subs.today },
    { label: tiles.median, value: duration(medianSeconds), sub: subs.week },
    {
      label: tiles.overturned,
      value: overturned === null ? nothing : `${overturned} %`,
      sub: subs.month,
    },
    {
      ...{ label: tiles.products, value: number(activeProducts) },
      sub: subs.hidden(number(found.hiddenProducts)),
    },
  ]
}

export const shownTeam = (members: TeamMember[]) =>
  members.map((member) => ({ ...member, median: duration(member.medianSeconds) }))
