import vine from '@vinejs/vine'
import { DateTime } from 'luxon'
import { refuse } from '#validators/fields'
import { searchTerms } from '#rules/search_terms'

/** Parameters that narrow a list, as django-filter reads and refuses them. */

/** The largest number that django-filter's NumberFilter takes. */
const MAX_NUMBER = 1e50
const MAX_SEARCH_LENGTH = 500
/** A search costs a comparison a term and row; see docs/performance.md. */
const MAX_TERMS = 12
const MOMENT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i

const isRowId = (value: unknown) =>
  /^\+?\d+$/.test(String(value)) && Number.isSafeInteger(Number(value))

const rowId = vine.createRule(
  (value, _, field) => {
    if (!isRowId(value)) refuse(field, 'filter_choice')
  },
  { name: 'rowId', toJSONSchema: (schema) => void (schema.type = 'integer') }
)

/** An id, or the word `null` for rows that name none. */
export const idOrNull = vine.createRule(
  (value, _, field) => {
    if (value !== 'null' && !isRowId(value)) refuse(field, 'filter_choice')
  },
  { name: 'idOrNull', toJSONSchema: (schema) => void (schema.pattern = '^(\\d+|null)$') }
)

const amount = vine.createRule(
  (value, _, field) => {
    if (!DECIMAL.test(String(value))) return refuse(field, 'filter_number')
    if (Number(value) > MAX_NUMBER) return refuse(field, 'filter_max_value', { max: '1e+50' })
    if (Number(value) < -MAX_NUMBER) field.mutate(String(-MAX_NUMBER), field)
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
    if (String(value).includes('\0')) refuse(field, 'null_characters')
  },
  { name: 'word' }
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
  { name: 'terms' }
)

/** Blank is no filter, as with Django's forms. */
export const given = () =>
  vine
    .string()
    .parse((value) => (typeof value === 'string' && value.trim()) || undefined)
    .use(word())

export const id = () => given().use(rowId()).optional().transform(Number)
export const number = () => given().use(amount()).optional()
export const time = () => given().use(moment()).optional()

/** django-filter's BooleanWidget: what is neither true nor false is no filter. */
export const flag = () =>
  vine
    .string()
    .parse((value) => /^(true|false)$/i.exec(String(value))?.[0].toLowerCase())
    .use(oneOf(['true', 'false']))
    .optional()
    .transform((value) => value === 'true')

/** Words to search for. */
export const search = () => vine.string().use(terms()).optional().transform(searchTerms)
