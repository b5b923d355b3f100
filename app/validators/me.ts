import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { personName, username } from '#validators/auth'
import { choice, notNull, refuse, text } from '#validators/fields'
import { named } from '#support/named'

const GENDERS = ['male', 'female', 'other', 'prefer_not_to_say', '']

/** DRF's DateField: 1985-1-2 is 1985-01-02. */
const calendarDate = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string') return
    const date = DateTime.fromFormat(value, 'yyyy-M-d', { zone: 'utc' })
    if (!date.isValid || date.year < 1) return refuse(field, 'invalid_date')
    field.mutate(date.toISODate(), field)
  },
  { name: 'calendarDate', toJSONSchema: (schema) => void (schema.format = 'date') }
)

/** What is no text is no date either. */
const dateText = (value: unknown) =>
  value === null || value === undefined || typeof value === 'string' ? value : 'no date'

const WORDS: Record<string, boolean> = {
  ...{ t: true, y: true, yes: true, true: true, on: true, 1: true },
  ...{ f: false, n: false, no: false, false: false, off: false, 0: false },
}

/** DRF's BooleanField, which knows Python's and a form's words too. */
const flag = () =>
  vine.boolean({ strict: true }).parse((value) => {
    if (typeof value === 'object') return value
    return WORDS[String(value).toLowerCase()] ?? value
  })

const line = (max?: number) => text({ max, blank: true })

const SCHEMES = { protocols: ['http', 'https', 'ftp', 'ftps'], require_protocol: true }

/** Django's URLField; a scheme that runs code is none of its own. */
const webAddress = vine.createRule(
  (value, _, field) => {
    if (value && !vine.helpers.isURL(String(value), SCHEMES)) refuse(field, 'invalid_url')
  },
  { name: 'webAddress', toJSONSchema: (schema) => void (schema.format = 'uri') }
)

/** Of the avatar: it has a route of its own, a name of a file here is ignored. */
const profile = () =>
  vine
    .object({
      bio: line().optional().use(notNull()),
      location: line(255).optional().use(notNull()),
      website: line(200).use(webAddress()).optional().use(notNull()),
      phone: line(20).optional().use(notNull()),
      birth_date: vine.string().parse(dateText).use(calendarDate()).nullable().optional(),
      gender: choice(GENDERS, 20).optional().use(notNull()),
      is_private: flag().optional().use(notNull()),
    })
    .optional()
    .use(notNull())

interface Meta {
  ownUsername: string
}

export const replaceMeValidator = named(
  'AccountReplacement',
  vine.withMetaData<Meta>().create({
    username: username(),
    first_name: personName(),
    last_name: personName(),
    profile: profile(),
  })
)

export const editMeValidator = named(
  'AccountChange',
  vine.withMetaData<Meta>().create({
    username: username().optional().use(notNull()),
    first_name: personName().optional().use(notNull()),
    last_name: personName().optional().use(notNull()),
    profile: profile(),
  })
)
