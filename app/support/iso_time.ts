/**
 * A timestamptz as PostgreSQL writes it in UTC ("2024-02-01 03:00:00.1234+00") in the form of the
 * API: ISO 8601 with Z, and six fraction digits or none, as DRF writes Python's datetimes. The text
 * is rewritten rather than parsed, because a Date would lose the microseconds.
 */
export function isoTime(text: string): string {
  const [date, time = ''] = text.split(' ')
  const [seconds, fraction] = time.replace(/\+00$/, '').split('.')
  return `${date}T${seconds}${fraction ? `.${fraction.padEnd(6, '0')}` : ''}Z`
}
