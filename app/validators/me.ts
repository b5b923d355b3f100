import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { isDictionary } from '#support/json_type'
import { withAsciiDigits } from '#support/python_text'
import { isWebAddress } from '#support/web_address'
import { flag } from '#validators/booleans'
import { personName, username } from '#validators/auth'
import { choice, notNull, refuse, text, type Check } from '#validators/fields'
import { named } from '#support/named'

const GENDERS = ['male', 'female', 'other', 'prefer_not_to_say', '']

/** DRF's DateField: 1985-1-2 is 1985-01-02. */
const calendarDate = vine.createRule(
  (value, _, field) => {
    const date = DateTime.fromFormat(withAsciiDigits(String(value)), 'yyyy-M-d', { zone: 'utc' })
    if (!date.isValid || date.year < 1) return refuse(field, 'invalid_date')
    field.mutate(date.toISODate(), field)
  },
  { name: 'calendarDate', toJSONSchema: (schema) => void (schema.format = 'date') }
)

/** Rejects values that are not strings, as DRF's DateField does. */
const dateText = (value: unknown) =>
  value === null || value === undefined || typeof value === 'string' ? value : 'no date'

const line = (max: number) => text({ max, blank: true })

const webAddress: Check = (value) => (isWebAddress(value) ? null : { code: 'invalid_url' })

/** A number of JSON may be an object in JavaScript, and is no dictionary. */
const dictionary = vine.createRule((value, _, field) => {
  if (!isDictionary(value)) refuse(field, 'not_an_object')
})

/** Of the avatar: it has a route of its own, a name of a file here is ignored. */
const profile = () =>
  vine
    .object({
      bio: line(500).optional().use(notNull()),
      location: line(255).optional().use(notNull()),
      website: text({ max: 200, blank: true, after: [webAddress], schema: { format: 'uri' } })
        .optional()
        .use(notNull()),
      phone: line(20).optional().use(notNull()),
      birth_date: vine.string().parse(dateText).use(calendarDate()).nullable().optional(),
      gender: choice(GENDERS).optional().use(notNull()),
      is_private: flag().optional().use(notNull()),
    })
    .use(dictionary())
    .optional()
    .use(notNull())

export const replaceMeValidator = named(
  'AccountReplacement',
  vine.create({
    username: username(),
    first_name: personName(),
    last_name: personName(),
    profile: profile(),
  })
)

export const editMeValidator = named(
  'AccountChange',
  vine.create({
    username: username().optional().use(notNull()),
    first_name: personName().optional().use(notNull()),
    last_name: personName().optional().use(notNull()),
    profile: profile(),
  })
)
