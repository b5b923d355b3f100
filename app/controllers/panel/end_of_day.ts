import { DateTime } from 'luxon'
import { refuseProblems } from '#exceptions/invalid_input_exception'

const MAX_YEARS = 100

/**
 * When a day ends where somebody works.
 *
 * @throws InvalidInputException for a day that is over, or more than a hundred years ahead
 */
export function endOfDay(day: string, zone: string, now = DateTime.utc()): DateTime {
  const end = DateTime.fromISO(day, { zone }).endOf('day')
  const isAhead = end > now && end < now.plus({ years: MAX_YEARS })
  refuseProblems(isAhead ? [] : [{ path: ['until'], code: 'not_in_future' }])
  return end
}
