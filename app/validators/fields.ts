import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { parseDecimal } from '#support/decimal'
import { codePoints, unwritable } from '#support/text'

/** Also as Number writes what is too large for an id. */
const INTEGER = /^\s*[+-]?\d+(e\+\d+)?\s*$/

/** Null is no value: DRF tells it from a missing key. For optional fields: `.optional().use(notNull())`. */
export const notNull = vine.createRule(
  (value, _, field) => {
    if (value === null) field.report('null', 'null', field)
  },
  { name: 'notNull', implicit: true }
)

interface TextLimits {
  /** the column's limit, in code points */
  max?: number
  /** whether "" is a value */
  blank?: boolean
}

const writable = vine.createRule<TextLimits>(
  (value, { max = Infinity, blank = false }, field) => {
    if (typeof value !== 'string') return
    if (value === '' && !blank) return refuse(field, 'blank')
    if (codePoints(value) > max) refuse(field, 'max_length', { max })
    const wrong = unwritable(value)
    if (wrong) refuse(field, wrong.code, wrong.params)
  },
  {
    name: 'writable',
    toJSONSchema: (schema, { max, blank }) => {
      if (!blank) schema.minLength = 1
      if (max) schema.maxLength = max
    },
  }
)

/** DRF's CharField: numbers become text, blanks around it go, "" is refused unless `blank`. */
export const text = (limits: TextLimits = {}) => vine.string().parse(trimmed).use(writable(limits))

/** A secret: as typed, never trimmed. */
export const secret = (max: number) => vine.string().parse(numberToText).use(writable({ max }))

const money = vine.createRule(
  (value, _, field) => {
    if (typeof value !== 'string') return
    const decimal = parseDecimal(value, { digits: 10, places: 2 })
    if ('code' in decimal) return refuse(field, decimal.code, decimal.params)
    if (decimal.text.startsWith('-')) return refuse(field, 'min_value', { min: 0 })
    field.mutate(decimal.text, field)
  },
  {
    name: 'money',
    toJSONSchema: (schema) => {
      schema.type = ['string', 'number']
      schema.description = 'A decimal from 0 to 99999999.99 with at most two places'
    },
  }
)

/** numeric(10,2), not negative: "12.5", 12.5 and " 1e1 " in, "12.50" out. */
export const price = () =>
  vine
    .string()
    .parse((value) => orText(trimmed(value)))
    .use(money())

const oneOf = vine.createRule<{ values: readonly string[]; max?: number }>(
  (value, { values, max = Infinity }, field) => {
    if (typeof value !== 'string' || values.includes(value)) return
    if (value === '') return refuse(field, 'blank')
    if (codePoints(value) > max) return refuse(field, 'max_length', { max })
    refuse(field, 'invalid_choice', { value })
  },
  { name: 'oneOf', toJSONSchema: (schema, { values }) => void (schema.enum = [...values]) }
)

/** One of a closed list of words; `max` is the column's limit, complained about first as DRF does. */
export const choice = (values: readonly string[], max?: number) =>
  vine.string().parse(trimmed).use(oneOf({ values, max }))

const rowId = vine.createRule(
  (value, _, field) => {
    if (typeof value === 'number' && !Number.isSafeInteger(value)) refuse(field, 'invalid_integer')
  },
  { name: 'rowId', toJSONSchema: (schema) => void (schema.type = 'integer') }
)

/** DRF's IntegerField for a row's id: 7 or "7"; true, 1.5 and "x" are none. */
export const id = () => vine.number().parse(orNoNumber).use(rowId())

const primaryKey = vine.createRule(
  (value, _, field) => {
    if (Number.isSafeInteger(value)) return
    const isText = typeof value === 'string' || typeof value === 'number'
    refuse(field, isText && INTEGER.test(String(value)) ? 'not_found' : 'incorrect_type')
  },
  {
    name: 'primaryKey',
    toJSONSchema: (schema) => {
      const nullable = schema.anyOf?.some((one) => Object(one).type === 'null')
      schema.type = nullable ? ['integer', 'null'] : 'integer'
      delete schema.anyOf
    },
  }
)

/** DRF's PrimaryKeyRelatedField: 7 or "7", and "" for null; whether there is such a row is asked later. */
export const pk = () =>
  vine
    .any()
    .parse((value) => (value === '' ? null : rowNumber(value)))
    .use(primaryKey())
    .transform((value) => value as number)

/** Reports a field problem by code; the dialects word it. */
export function refuse(field: FieldContext, code: string, params: Record<string, unknown> = {}) {
  field.report(code, code, field, params)
}

/** Digits that fit a row's id, as a number; others are left as they came. */
const rowNumber = (value: unknown) =>
  typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value

function trimmed(value: unknown): unknown {
  const plain = numberToText(value)
  return typeof plain === 'string' ? plain.trim() : plain
}

/** 1e400 is no number of JSON that could be given back. */
const numberToText = (value: unknown) => (Number.isFinite(value) ? String(value) : value)

/** Number() takes true for 1 and a list for what is in it. */
const orNoNumber = (value: unknown) =>
  value === null || ['undefined', 'number', 'string'].includes(typeof value) ? value : 'no number'

/** "" is no number, where for text it is blank: keep it a string so that the number rule words it. */
const orText = (parsed: unknown) =>
  typeof parsed === 'string' || parsed === null || parsed === undefined ? parsed : 'NaN'
