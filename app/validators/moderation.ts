import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { flag } from '#validators/booleans'
import { atMost, choice, notNull, refuse, text } from '#validators/fields'
import { id, pk, wholeNumber } from '#validators/numbers'
import { EFFECTS } from '#rules/moderation'
import { MAX_BATCH, MAX_MATCHING } from '#rules/moderation_batch'
import { named } from '#support/named'

const MAX_YEARS = 10

/** ISO 8601 with an offset, in the next years. */
const soon = vine.createRule(
  (value, _, field) => {
    const time = DateTime.fromISO(String(value), { zone: 'utc' })
    const now = DateTime.utc()
    if (!time.isValid || !/T.*(Z|[+-]\d\d:?\d\d)$/i.test(String(value)))
      return refuse(field, 'filter_date')
    if (time <= now || time > now.plus({ years: MAX_YEARS })) return refuse(field, 'past_time')
    field.mutate(time.toISO(), field)
  },
  { name: 'soon', toJSONSchema: (schema) => void (schema.format = 'date-time') }
)

/** What an effect needs to be told beside its kind. */
const NEEDS: Record<string, string> = {
  suspend: 'until',
  remove_image: 'image_id',
  recategorise: 'category_id',
}

const complete = vine.createRule(
  (value, _, field) => {
    const effect = value as Record<string, unknown>
    const need = NEEDS[String(effect.kind)]
    if (need && effect[need] === undefined) refuse(field, 'incomplete_effect', { need })
  },
  { name: 'complete' }
)

const effect = () =>
  vine
    .object({
      kind: choice(EFFECTS),
      until: vine.string().maxLength(40).use(soon()).optional(),
      image_id: pk().optional(),
      category_id: pk().optional(),
    })
    .use(complete())

const effects = () => vine.array(effect()).maxLength(EFFECTS.length)

/** Why, and what is said about it. */
const words = () => ({
  reason: text({ max: 40 }),
  text: text({ max: 2000, blank: true }).optional().use(notNull()),
  note: text({ max: 2000, blank: true }).optional().use(notNull()),
})

/** What a moderator decides: the version of the case that they have seen, what is done, and why. */
export const decideValidator = named(
  'NewDecision',
  vine.create({
    version: id(),
    effects: effects().optional(),
    overturn: flag().optional().use(notNull()),
    ...words(),
    purge: flag().optional().use(notNull()),
  })
)

const seenCase = () => vine.object({ id: id(), version: id() })

/** Either cases, or a filter with how many it found. */
const whichCases = vine.createRule(
  (value, _, field) => {
    const { cases, filter, count } = value as Record<string, unknown>
    if ((cases === undefined) === (filter === undefined)) refuse(field, 'cases_or_filter')
    else if (filter !== undefined && count === undefined)
      refuse(field, 'incomplete_effect', { need: 'count' })
  },
  { name: 'whichCases' }
)

/** The same decision on many cases. */
export const batchValidator = named(
  'NewModerationBatch',
  vine.create(
    vine
      .object({
        cases: vine.array(seenCase()).use(atMost(MAX_BATCH)).optional().use(notNull()),
        filter: vine
          .record(text({ max: 1000, blank: true }))
          .optional()
          .use(notNull()),
        count: wholeNumber({ min: 0, max: MAX_MATCHING }).optional().use(notNull()),
        effects: effects(),
        ...words(),
      })
      .use(whichCases())
  )
)

export const noteValidator = named('NewCaseNote', vine.create({ text: text({ max: 2000 }) }))

export const claimValidator = named(
  'NewClaim',
  vine.create({ steal: flag().optional().use(notNull()) })
)
