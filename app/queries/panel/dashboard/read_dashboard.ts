import { DateTime } from 'luxon'
import { KeptFor } from '#db/kept_for'
import { arrivals } from '#queries/panel/dashboard/arrivals'
import { decisionsByDay } from '#queries/panel/dashboard/decisions_by_day'
import { openByAge } from '#queries/panel/dashboard/open_by_age'
import type { Period } from '#queries/panel/dashboard/period'
import { reasonsUsed } from '#queries/panel/dashboard/reasons_used'
import { team } from '#queries/panel/dashboard/team'
import { tiles } from '#queries/panel/dashboard/tiles'

const KEPT_SECONDS = 60

const numbers = new KeptFor<Awaited<ReturnType<typeof read>>>(KEPT_SECONDS)
const teams = new KeptFor<Awaited<ReturnType<typeof team>>>(KEPT_SECONDS)

/** What the dashboard shows to everybody, and when it was so; of all processes each keeps its own. */
export const readDashboard = (period: Period) => numbers.get(keyOf(period), () => read(period))

/** Who decided how much in the period. */
export const readTeam = (period: Period) => teams.get(keyOf(period), () => team(period.start))

/** Days are those of a zone, and end at midnight. */
const keyOf = ({ count, step, zone, start }: Period) =>
  [count, step, zone, start.toISODate()].join()

async function read(period: Period) {
  const [found, days, ages, came, reasons] = await Promise.all([
    tiles(period),
    decisionsByDay(period),
    openByAge(),
    arrivals(period),
    reasonsUsed(period),
  ])
  return { at: DateTime.utc().toISO(), tiles: found, days, ages, came, reasons }
}

export type Dashboard = Awaited<ReturnType<typeof read>>
