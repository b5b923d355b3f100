import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { DateTime } from 'luxon'
import { choice, notNull, refuse, text, type Check } from '#validators/fields'
import { wholeNumber } from '#validators/numbers'
import { RULE_EFFECTS, RULE_KINDS, RULE_TARGETS } from '#rules/screening/rule'

/** Longer lists belong into several rules, which have names. */
const MAX_ENTRIES = 1000
const MAX_LETTERS = 100_000

const number = (max: number) =>
  wholeNumber({ min: 1, max }, (value) => (value === '' ? undefined : value)).optional()

const linesOf = (value: string) =>
  value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const notTooMany: Check = (value) =>
  linesOf(value).length > MAX_ENTRIES ? { code: 'max_items', params: { max: MAX_ENTRIES } } : null

const soon = vine.createRule(
  (value, _, field) => {
    const time = DateTime.fromISO(String(value), { zone: 'utc' })
    if (value && !time.isValid) return refuse(field, 'invalid_time')
    field.mutate(value && time, field)
  },
  { name: 'soon', toJSONSchema: (schema) => void (schema.format = 'date-time') }
)

/** A rule as an admin writes it, the same in forms and in commands; `list` has an entry a line. */
export const ruleValidator = vine.create({
  name: text({ max: 100 }),
  kind: choice(RULE_KINDS),
  effect: choice(RULE_EFFECTS),
  targets: vine.array(choice(RULE_TARGETS)).minLength(1).maxLength(RULE_TARGETS.length),
  list: text({ max: MAX_LETTERS, blank: true, after: [notTooMany] })
    .transform(linesOf)
    .optional()
    .use(notNull()),
  days: number(365),
  count: number(100),
  minutes: number(1440),
  sentence: text({ max: 300, blank: true }).optional().use(notNull()),
  /** '' or nothing: it has no end */
  expires_at: text({ max: 40, blank: true })
    .use(soon())
    .transform((value) => (value || null) as unknown as DateTime | null)
    .optional()
    .use(notNull()),
})

export type RuleFields = Infer<typeof ruleValidator>
