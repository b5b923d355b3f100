import { DateTime } from 'luxon'
import sql, { type Sql } from 'sql-template-tag'

/** Days that somebody looks back on, by how many parts they are told in, each so many days long. */
export const PERIODS = {
  7: { count: 7, step: 1 },
  30: { count: 30, step: 1 },
  90: { count: 13, step: 7 },
} as const

/** The last days up to today, in parts. */
export interface Period {
  count: number
  /** days of a part */
  step: number
  /** in which a day begins and ends */
  zone: string
  /** of its first day */
  start: DateTime
}

/** @param zone - as the IANA names it */
export function periodOf(
  { count, step }: Pick<Period, 'count' | 'step'>,
  zone: string,
  now = DateTime.utc()
): Period {
  const today = now.setZone(zone).startOf('day')
  return { count, step, zone, start: today.minus({ days: count * step - 1 }) }
}

/** Rows of a period, found by the index on the column. */
export const since = (column: Sql, { start }: Period): Sql =>
  sql`${column} >= ${start.toUTC().toISO()}::timestamptz`

/** In which part of the period a time is, from 0. */
export const partOf = (column: Sql, { start, step, zone }: Period): Sql =>
  sql`((${column} at time zone ${zone}::text)::date - ${start.toISODate()}::date) / ${step}::int`

/** What is told of each part, in their order; of those without rows, too. @param show - gets the first day of it */
export const everyPart = <Row extends { part: number }, Shown>(
  { count, start, step }: Period,
  rows: Row[],
  show: (day: string, row: Row | undefined) => Shown
): Shown[] =>
  Array.from({ length: count }, (_, part) =>
    show(
      start.plus({ days: part * step }).toISODate()!,
      rows.find((row) => row.part === part)
    )
  )
