import vine from '@vinejs/vine'
import { DateTime, IANAZone } from 'luxon'
import { SAVED_LISTS } from '#rules/panel_lists'
import { BULK_DEEDS } from '#rules/panel_tasks'
import { ROLES } from '#rules/roles'
import { oldPassword } from '#validators/auth'
import { choice, refuse, text } from '#validators/fields'
import { SUSPENSION_DAYS } from '#validators/desk'
import { id, pk, place } from '#validators/numbers'

/** The name may be an address or a username; what is neither is nobody's. */
export const panelSignInValidator = vine.create({
  email: text({ max: 320 }),
  password: oldPassword(),
})

/** Of the app, or a recovery code. */
export const signInCodeValidator = vine.create({ code: text({ max: 64 }) })

export const proofValidator = vine.create({ password: oldPassword() })
export const codeProofValidator = vine.create({ code: text({ max: 64 }) })

const aDay = vine.createRule(
  (value, _, field) => {
    const isDay = DateTime.fromFormat(String(value), 'yyyy-MM-dd').isValid
    if (value && !isDay) refuse(field, 'invalid_date')
  },
  { name: 'aDay', toJSONSchema: (schema) => void (schema.format = 'date') }
)

/** A day, or nothing: until its end a product is featured. */
export const featureValidator = vine.create({
  until: text({ max: 10, blank: true }).use(aDay()),
})

/** Rows that were selected; a form sends them as texts. */
const ids = () => vine.array(id()).maxLength(200)

export const removeLikesValidator = vine.create({
  ids: ids().optional(),
  reason: text({ max: 500 }),
})

export const noteValidator = vine.create({ text: text({ max: 2000 }) })

export const roleValidator = vine.create({
  role: choice(ROLES),
  grant: choice(['give', 'take'] as const),
  why: text({ max: 300 }),
})

const aZone = vine.createRule(
  (value, _, field) => {
    if (value && !IANAZone.isValidZone(String(value))) refuse(field, 'invalid_choice', { value })
  },
  { name: 'aZone', toJSONSchema: () => {} }
)

export const preferencesValidator = vine.create({
  theme: choice(['auto', 'light', 'dark'] as const),
  density: choice(['comfortable', 'compact'] as const).optional(),
  time_zone: text({ max: 64, blank: true }).use(aZone()),
  shortcuts: choice(['on', 'off'] as const),
  urgent_mails: choice(['on', 'off'] as const).optional(),
  morning_mails: choice(['on', 'off'] as const).optional(),
})

export const altTextValidator = vine.create({ alt_text: text({ max: 255, blank: true }) })

export const viewValidator = vine.create({
  list: choice(SAVED_LISTS),
  name: text({ max: 60 }),
  query: text({ max: 2000, blank: true }),
})

export const movePictureValidator = vine.create({
  to: choice(['first', 'earlier', 'later'] as const),
})

/** What is to be done to which rows of a list, of which whoever sends it has seen so many. */
export const bulkValidator = vine.create({
  deed: choice([...new Set(Object.values(BULK_DEEDS).flat())]),
  ids: ids().optional(),
  query: text({ max: 2000, blank: true }),
  until: text({ max: 10, blank: true }).use(aDay()).optional(),
  days: choice(SUSPENSION_DAYS).optional(),
  seen: place(),
  reason: text({ max: 40 }).optional(),
  text: text({ max: 2000, blank: true }).optional(),
  category_id: pk().optional(),
})

export const groupsValidator = vine.create({ groups: vine.array(id()).maxLength(100).optional() })
