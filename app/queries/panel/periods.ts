import sql, { type Sql } from 'sql-template-tag'
import { DateTime } from 'luxon'

const UNITS = ['year', 'month', 'day'] as const

/** Rows of a year, a month or a day, found by the index on the column. @param period - `2026-11`, of UTC, or `2026-11@Europe/Istanbul` */
export function within(column: Sql, period: string): Sql {
  const [day = '', zone = 'UTC'] = period.split('@')
  const start = DateTime.fromISO(day, { zone })
  // Where clocks go forward at midnight, a day begins at one, and the next one does not.
  const end = start.plus({ [UNITS[day.split('-').length - 1]!]: 1 }).startOf('day')
  const [from, to] = [start, end].map((time) => time.toUTC().toISO())
  return sql`${column} >= ${from}::timestamptz and ${column} < ${to}::timestamptz`
}
