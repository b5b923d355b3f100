import vine from '@vinejs/vine'
import { DateTime, IANAZone } from 'luxon'
import { DASHBOARD_DAYS } from '#rules/dashboard_days'
import { refuse } from '#validators/fields'
import { given, oneOf } from '#validators/filters'

const PERIOD = /^\d{4}(-\d\d){0,2}(@[\w+/-]{1,64})?$/

/** Years that PostgreSQL reads in ISO 8601, with one beside for zones and for the end. */
const isTold = (year: number) => year > 1 && year < 9999

const period = vine.createRule(
  (value, _, field) => {
    const [day = '', zone = 'UTC'] = String(value).split('@')
    const isPeriod = PERIOD.test(String(value)) && IANAZone.isValidZone(zone)
    const time = isPeriod ? DateTime.fromISO(day, { zone }) : null
    if (!time?.isValid || !isTold(time.year)) refuse(field, 'filter_date')
  },
  { name: 'period', toJSONSchema: (schema) => void (schema.pattern = PERIOD.source) }
)

/** A year, a month or a day, of UTC or of a zone: `2026-11`, `2026-11-27@Europe/Istanbul`. */
export const aPeriod = () => given().use(period()).optional()

/** One of some words. */
export const aWord = <Word extends string>(words: readonly Word[]) =>
  given()
    .use(oneOf(words))
    .optional()
    .transform((word) => word as Word)

/** For how many days the dashboard tells. */
export const periodValidator = vine.create({ days: aWord(DASHBOARD_DAYS.map(String)) })
