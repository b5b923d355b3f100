import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { flag } from '#validators/booleans'
import { choice, notNull, refuse, text } from '#validators/fields'
import { id, pk } from '#validators/numbers'
import { EFFECTS } from '#rules/moderation'
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

/** What a moderator decides: the version of the case that they have seen, what is done, and why. */
export const decideValidator = named(
  'NewDecision',
  vine.create({
    version: id(),
    effects: vine.array(effect()).maxLength(EFFECTS.length).optional(),
    overturn: flag().optional().use(notNull()),
    reason: text({ max: 40 }),
    text: text({ max: 2000, blank: true }).optional().use(notNull()),
    note: text({ max: 2000, blank: true }).optional().use(notNull()),
    purge: flag().optional().use(notNull()),
  })
)

export const noteValidator = named('NewCaseNote', vine.create({ text: text({ max: 2000 }) }))

export const claimValidator = named(
  'NewClaim',
  vine.create({ steal: flag().optional().use(notNull()) })
)
