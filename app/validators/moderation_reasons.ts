import vine from '@vinejs/vine'
import type { Infer } from '@vinejs/vine/types'
import { flag } from '#validators/booleans'
import { choice, notNull, text, type Check } from '#validators/fields'
import { place } from '#validators/numbers'
import { TARGET_KINDS } from '#rules/moderation'

/** As the column has it. */
const aKey: Check = (key) => (/^[a-z][a-z_]*$/.test(key) ? null : { code: 'reason_key' })

const fields = () => ({
  label: text({ max: 100 }),
  /** what authors are told; '' when the label says all */
  text: text({ max: 1000, blank: true }),
  targets: vine.array(choice(TARGET_KINDS)).minLength(1).maxLength(TARGET_KINDS.length),
  is_reportable: flag().optional().use(notNull()),
  position: place().optional().use(notNull()),
})

/** A reason as an admin writes it. */
export const newReasonValidator = vine.create({
  key: text({ max: 40, after: [aKey], schema: { pattern: '^[a-z][a-z_]*$' } }),
  ...fields(),
})

/** The key stays: reports and programs know it. */
export const reasonValidator = vine.create(fields())

export type NewReasonFields = Infer<typeof newReasonValidator>
export type ReasonFields = Infer<typeof reasonValidator>
