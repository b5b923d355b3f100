import sql, { type Sql } from 'sql-template-tag'

/** Rows of a year, a month or a day of UTC, found by the index on the column. */
export function within(column: Sql, period: string): Sql {
  const unit = ['year', 'month', 'day'][period.split('-').length - 1]!
  const start = sql`${period.padEnd(7, '-01').padEnd(10, '-01')}::timestamp`
  const end = sql`${start} + ('1 ' || ${unit})::interval`
  return sql`${column} >= ${start} at time zone 'UTC' and ${column} < (${end}) at time zone 'UTC'`
}
