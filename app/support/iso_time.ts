/**
 * A timestamptz as PostgreSQL writes it in UTC ("2024-02-01 03:00:00.1234+00") in the form of the
 * API: ISO 8601 with Z, and six fraction digits or none, as DRF writes Python's datetimes. The text
 * is rewritten rather than parsed, because a Date would lose the microseconds.
 */
export function isoTime(text: string): string {
  const fraction = text.slice(20, -3)
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`
  return fraction ? `${seconds}.${fraction.padEnd(6, '0')}Z` : `${seconds}Z`
}
