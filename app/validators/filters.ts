import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { refuse } from '#validators/fields'
import { noteGood } from '#validators/meta'
import { readDecimal } from '#support/decimal'
import { asRowId, readInteger } from '#support/integer'
import { strip } from '#support/python_text'
import { searchTerms } from '#rules/search_terms'

/** Parameters that narrow a list, as django-filter reads and refuses them. */

/** The largest number that django-filter's NumberFilter takes. */
const MAX_NUMBER = 1e50
/** 20 slugs of 50 letters are a long filter. */
const MAX_LENGTH = 1000
/** Prices have two. */
const MAX_PLACES = 1000
const MAX_SEARCH_LENGTH = 500
/** A search costs a comparison a term and row; see docs/performance.md. */
const MAX_TERMS = 12
const MOMENT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i
/** The id that Python's `int` reads, for a row that may be there. */
function rowIdOf(value: unknown): number | null {
  const integer = readInteger(String(value))
  return integer === null || integer < 0n ? null : asRowId(integer)
}

const rowId = vine.createRule(
  (value, _, field) => {
    const id = rowIdOf(value)
    if (id === null) return refuse(field, 'filter_choice')
    field.mutate(String(id), field)
    noteGood(field, id)
  },
  { name: 'rowId', toJSONSchema: (schema) => void (schema.type = 'integer') }
)

/** An id, or the word `null` for rows that name none. */
export const idOrNull = vine.createRule(
  (value, _, field) => {
    if (value === 'null') return
    const id = rowIdOf(value)
    if (id === null) return refuse(field, 'filter_choice')
    field.mutate(String(id), field)
    noteGood(field, id)
  },
  { name: 'idOrNull', toJSONSchema: (schema) => void (schema.pattern = '^(\\d+|null)$') }
)

const amount = vine.createRule(
  (value, _, field) => {
    const decimal = readDecimal(String(value))
    if (!decimal) return refuse(field, 'filter_number')
    const { negative, digits, exponent } = decimal
    const text = `${negative ? '-' : ''}${digits}e${Math.max(exponent, -MAX_PLACES)}`
    if (Number(text) > MAX_NUMBER) return refuse(field, 'filter_max_value', { max: '1e+50' })
    field.mutate(Number(text) < -MAX_NUMBER ? String(-MAX_NUMBER) : text, field)
  },
  { name: 'amount', toJSONSchema: (schema) => void (schema.format = 'decimal') }
)

/** ISO 8601, to the microsecond, which luxon would drop; without an offset it is UTC. */
const moment = vine.createRule(
  (value, _, field) => {
    const [text, fraction = ''] = MOMENT.exec(String(value)) ?? []
    const time = DateTime.fromISO(text?.replace(' ', 'T') ?? '', { zone: 'utc' })
    if (!time.isValid || time.year < 1 || time.year > 9999) return refuse(field, 'filter_date')
    field.mutate(`${time.toFormat("yyyy-MM-dd'T'HH:mm:ss")}${fraction}Z`, field)
  },
  { name: 'moment', toJSONSchema: (schema) => void (schema.format = 'date-time') }
)

const word = vine.createRule(
  (value, _, field) => {
    if (String(value).length > MAX_LENGTH) refuse(field, 'max_length', { max: MAX_LENGTH })
    if (String(value).includes('\0')) refuse(field, 'null_characters')
  },
  { name: 'word', toJSONSchema: (schema) => void (schema.maxLength = MAX_LENGTH) }
)

export const oneOf = vine.createRule<readonly string[]>(
  (value, words, field) => {
    if (!words.includes(String(value))) refuse(field, 'filter_word', { value })
  },
  { name: 'oneOf', toJSONSchema: (schema, words) => void (schema.enum = [...words]) }
)

const terms = vine.createRule(
  (value, _, field) => {
    if (String(value).length > MAX_SEARCH_LENGTH)
      return refuse(field, 'max_length', { max: MAX_SEARCH_LENGTH })
    if (searchTerms(String(value)).length > MAX_TERMS)
      refuse(field, 'max_items', { max: MAX_TERMS })
  },
  { name: 'terms', toJSONSchema: (schema) => void (schema.maxLength = MAX_SEARCH_LENGTH) }
)

/** Blank is no filter, as with Django's forms. */
export const given = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' && strip(value)) || undefined)
    .use(word())

export const id = () => given().use(rowId()).optional().transform(Number)
export const number = () => given().use(amount()).optional()
export const time = () => given().use(moment()).optional()

const FLAGS = new Map([
  ['true', 'true'],
  ['1', 'true'],
  ['false', 'false'],
  ['0', 'false'],
])

/** django-filter's BooleanWidget: what is neither true nor false is no filter. */
export const flag = () =>
  vine
    .string()
    .parse((value) => FLAGS.get(String(value).toLowerCase()))
    .use(oneOf(['true', 'false']))
    .optional()
    .transform((value) => value === 'true')

/** Words to search for. */
export const search = () => vine.string().use(terms()).optional().transform(searchTerms)
