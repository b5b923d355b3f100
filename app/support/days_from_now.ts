import { DateTime } from 'luxon'

/** In ISO 8601, of UTC. @param days - as a number, or as a form has it */
export const daysFromNow = (days: number | string): string =>
  DateTime.utc()
    .plus({ days: Number(days) })
    .toISO()
