import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'
import type { DashboardDays } from '#rules/dashboard_days'

/** Days that somebody looks back on, by how many parts they are told in, each so many days long. */
export const PERIODS = {
  7: { count: 7, step: 1 },
  30: { count: 30, step: 1 },
  90: { count: 13, step: 7 },
} as const satisfies Record<DashboardDays, object>

/** The last days up to today, in parts. */
export interface Period {
  count: number
  /** days of a part */
  step: number
  /** in which a day begins and ends */
  zone: string
  /** when its first day began */
  start: DateTime
  /** when today began */
  today: DateTime
}

/** @param zone - as the IANA names it */
export function periodOf(
  { count, step }: Pick<Period, 'count' | 'step'>,
  zone: string,
  now: DateTime = DateTime.utc()
): Period {
  const today = now.setZone(zone).startOf('day')
  return { count, step, zone, today, start: today.minus({ days: count * step - 1 }) }
}

/** Rows of a period, found by the index on the column. */
export const since = (column: Sql, { start }: Period): Sql =>
  sql`${column} >= ${start.toUTC().toISO()}::timestamptz`

/** In which part of the period a time is, from 0. Zones stay here: PostgreSQL reads `+03:00` as west, and CET without its summer. */
export const partOf = (column: Sql, period: Period): Sql =>
  sql`width_bucket(${column}, ${startsOf(period).map((time) => time.toUTC().toISO())}::timestamptz[]) - 1`

const startsOf = ({ count, start, step }: Period): DateTime[] =>
  Array.from({ length: count }, (_, part) => start.plus({ days: part * step }))

/** What is told of each part, in their order; of those without rows, too. @param show - gets the first day of it */
export const everyPart = <Row extends { part: number }, Shown>(
  period: Period,
  rows: Row[],
  show: (day: string, row: Row | undefined) => Shown
): Shown[] =>
  startsOf(period).map((time, part) =>
    show(
      time.toISODate()!,
      rows.find((row) => row.part === part)
    )
  )
