import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { refuse } from '#validators/fields'
import { given, oneOf } from '#validators/filters'

const PERIOD = /^\d{4}(-\d\d){0,2}$/

const period = vine.createRule(
  (value, _, field) => {
    const time = PERIOD.test(String(value)) ? DateTime.fromISO(String(value)) : null
    if (!time?.isValid || time.year < 1) refuse(field, 'filter_date')
  },
  { name: 'period', toJSONSchema: (schema) => void (schema.pattern = PERIOD.source) }
)

/** A year, a month or a day: `2026-11`. */
export const aPeriod = () => given().use(period()).optional()

/** One of some words. */
export const aWord = <Word extends string>(words: readonly Word[]) =>
  given()
    .use(oneOf(words))
    .optional()
    .transform((word) => word as Word)
