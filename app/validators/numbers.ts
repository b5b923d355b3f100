import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { parseDecimal } from '#support/decimal'
import { asRowId, readInteger } from '#support/integer'
import { jsonType } from '#support/json_type'
import { BLANKS } from '#support/python_text'
import { numberToText, refuse } from '#validators/fields'
import { noteGood, storedText } from '#validators/meta'

const MAX_INTEGER_LENGTH = 1000
/** DRF's IntegerField takes 7.0 for 7. */
const ZERO_FRACTION = new RegExp(`\\.0*[${BLANKS}]*$`)

const asInteger = (schema: { type?: unknown; anyOf?: unknown[] }) => {
  const nullable = schema.anyOf?.some((one) => Object(one).type === 'null')
  schema.type = nullable ? ['integer', 'null'] : 'integer'
  delete schema.anyOf
}

/** An integer as DRF's IntegerField reads it, or what is wrong with it. */
function integerFrom(value: unknown): bigint | 'invalid_integer' | 'max_string_length' {
  const text = numberToText(value)
  if (typeof text !== 'string') return 'invalid_integer'
  if (text.length > MAX_INTEGER_LENGTH) return 'max_string_length'
  return readInteger(text.replace(ZERO_FRACTION, '')) ?? 'invalid_integer'
}

const integerField = vine.createRule(
  (value, _, field) => {
    const integer = integerFrom(value)
    if (typeof integer === 'string') return refuse(field, integer)
    takeId(field, integer, String(integer))
  },
  { name: 'integerField', toJSONSchema: asInteger }
)

/** DRF's IntegerField for a row's id: 7, "7" and "7.0"; true, 1.5 and "0x1" are none. */
export const id = () =>
  vine
    .any()
    .use(integerField())
    .transform((value) => value as number)

const primaryKey = vine.createRule(
  (value, _, field) => {
    const integer = integerOf(value)
    if (integer === null) return refuse(field, 'incorrect_type', { type: jsonType(value) })
    takeId(field, integer, value)
  },
  { name: 'primaryKey', toJSONSchema: asInteger }
)

/** A text's as `int` reads it; a number's, which JSON may write 7.0 or 1e3. */
function integerOf(value: unknown): bigint | null {
  if (typeof value === 'string') return readInteger(value)
  if (jsonType(value) === 'integer') return BigInt(String(value))
  return jsonType(value) === 'float' && Number.isInteger(Number(value))
    ? BigInt(Number(value))
    : null
}

/** DRF's PrimaryKeyRelatedField: 7 or "7", and "" for null; whether there is such a row is asked later. */
export const pk = () =>
  vine
    .any()
    .parse((value) => (value === '' ? null : value))
    .use(primaryKey())
    .transform((value) => value as number)

/** What no row can be called is told as a row that is not there. */
function takeId(field: FieldContext, integer: bigint, shown: unknown) {
  const rowId = asRowId(integer)
  if (rowId === null) return refuse(field, 'not_found', { value: shown })
  field.mutate(rowId, field)
  noteGood(field, rowId)
}

/** PostgreSQL's integer. */
const MAX_PLACE = 2 ** 31 - 1

interface Range {
  min: number
  max: number
}

const inRange = vine.createRule<Range>(
  (value, { min, max }, field) => {
    const integer = integerFrom(value)
    if (typeof integer === 'string') return refuse(field, integer)
    if (integer < min) return refuse(field, 'min_value', { min })
    if (integer > max) return refuse(field, 'filter_max_value', { max })
    field.mutate(Number(integer), field)
  },
  {
    name: 'inRange',
    toJSONSchema(schema, { min, max }) {
      asInteger(schema)
      Object.assign(schema, { minimum: min, maximum: max })
    },
  }
)

/** DRF's IntegerField between two numbers, both included. @param parse - what is made of a value first */
export const wholeNumber = (range: Range, parse = (value: unknown) => value) =>
  vine
    .any()
    .parse(parse)
    .use(inRange(range))
    .transform((value) => value as number)

/** A place in an order: from 0 to what the column holds. */
export const place = () => wholeNumber({ min: 0, max: MAX_PLACE })

const money = vine.createRule(
  (value, _, field) => {
    const text = numberToText(value)
    if (typeof text !== 'string') return refuse(field, 'invalid_number')
    const decimal = parseDecimal(text, { digits: 10, places: 2 })
    if ('code' in decimal) return refuse(field, decimal.code, decimal.params)
    const isNew = storedText(field, decimal.text) === undefined
    if (decimal.text.startsWith('-') && isNew) return refuse(field, 'min_value', { min: 0 })
    field.mutate(decimal.text, field)
  },
  {
    name: 'money',
    toJSONSchema: (schema) => {
      delete schema.anyOf
      schema.type = ['string', 'number']
      schema.description = 'A decimal from 0 to 99999999.99 with at most two places'
    },
  }
)

/** numeric(10,2), not negative: "12.5", 12.5 and " 1e1 " in, "12.50" out. */
export const price = () =>
  vine
    .any()
    .use(money())
    .transform((value) => value as string)
