import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { SCOPES } from '#rules/token_scope'
import { atMost, choice, refuse, text } from '#validators/fields'
import { named } from '#support/named'

const notEmpty = vine.createRule((value, _, field) => {
  if (Array.isArray(value) && !value.length) refuse(field, 'empty')
})

/** Nobody plans further ahead, and no calendar has to. */
const MAX_YEARS = 100

/** A time in ISO 8601, in UTC where it does not say; a date alone is its first moment. */
const future = vine.createRule((value, _, field) => {
  if (typeof value !== 'string') return
  const time = DateTime.fromISO(value, { zone: 'utc' })
  if (!time.isValid) return refuse(field, 'invalid_time')
  const now = DateTime.utc()
  if (time <= now || time > now.plus({ years: MAX_YEARS })) refuse(field, 'not_in_future')
})

export const newTokenValidator = named(
  'PersonalTokenFields',
  vine.create({
    name: text({ max: 100 }),
    scopes: vine.array(choice(SCOPES)).use(atMost(10)).use(notEmpty()),
    expires_at: text({ max: 40 }).use(future()).nullable().optional(),
  })
)
