import vine from '@vinejs/vine'
import type { FieldContext } from '@vinejs/vine/types'
import { JsonNumber } from '#support/json_number'
import { mapValues } from '#support/map_values'
import { pythonStr } from '#support/python_repr'
import { strip } from '#support/python_text'
import { codePoints, unwritable } from '#support/text'
import { noteGood, storedText, type Meta } from '#validators/meta'

/** What is wrong with a value: a code, and what its sentence needs. */
export interface Problem {
  code: string
  params?: Record<string, unknown>
}

/** A rule about a text that is not empty. Returns null for a text that will do. */
export type Check = (text: string) => Problem | null

interface TextRules {
  /** in code points, as PostgreSQL counts the column's; every text has one */
  max: number
  /** whether "" is a value */
  blank?: boolean
  /** rules of Django's model, which DRF tells before those of the field */
  before?: Check[]
  /** what DRF's field checks beyond a plain text, as e-mail addresses */
  after?: Check[]
  /** what the document says of it beside the lengths */
  schema?: { pattern?: string; format?: string; enum?: string[] }
}

/** Reports a field problem by code; the dialects word it. */
export function refuse(field: FieldContext, code: string, params: Record<string, unknown> = {}) {
  field.report(code, code, field, params)
}

/** Null is no value: DRF tells it from a missing key. For optional fields: `.optional().use(notNull())`. */
export const notNull = vine.createRule(
  (value, _, field) => {
    if (value === null) field.report('null', 'null', field)
  },
  { name: 'notNull', implicit: true }
)

/**
 * All rules of a text at once, since DRF tells everything that is wrong with a field. A text that stays
 * as it is stored passes: Django stored some that break rules of ours.
 */
const textRules = vine.createRule<TextRules>(
  (value, rules, field) => {
    if (typeof value !== 'string') return
    const stored = storedText(field, value)
    if (stored !== undefined) return field.mutate(stored, field)
    if (value === '') return rules.blank ? undefined : refuse(field, 'blank')
    for (const check of checksOf(rules)) {
      const problem = check(value)
      if (problem) refuse(field, problem.code, problem.params)
    }
    noteGood(field, value)
  },
  {
    name: 'textRules',
    toJSONSchema: (schema, { max, blank, schema: more }) => {
      if (!blank) schema.minLength = 1
      schema.maxLength = max
      Object.assign(schema, more)
    },
  }
)

function checksOf({ max, before = [], after = [] }: TextRules): Check[] {
  const notTooLong: Check = (text) =>
    codePoints(text) > max ? { code: 'max_length', params: { max } } : null
  return [...before, notTooLong, unwritable, ...after]
}

/** DRF's CharField: numbers become text, blanks around it go, "" is refused unless `blank`. */
export const text = (rules: TextRules, parse: Parse = trimmed) =>
  vine.string().bail(false).parse(parse).use(textRules(rules))

/** What a field's text may be read by beside itself. */
export interface ParseContext {
  meta: Meta
  /** the dictionary that the field is in */
  parent: Record<string, unknown>
}
type Parse = (value: unknown, context: ParseContext) => unknown

/** A secret as it was typed, not trimmed. */
export const secret = (max: number) => text({ max }, numberToText)

const oneOf = vine.createRule<readonly string[]>(
  (value, values, field) => {
    const word = String(value)
    if (storedText(field, word) !== undefined) return
    if (!values.includes(word)) refuse(field, 'invalid_choice', { value })
  },
  { name: 'oneOf', toJSONSchema: (schema, values) => void (schema.enum = [...values]) }
)

/** DRF's ChoiceField: one of a closed list of words, letter by letter. */
export const choice = <Word extends string>(values: readonly Word[]) =>
  vine
    .string()
    .parse((value) => (value === null || value === undefined ? value : pythonStr(value)))
    .use(oneOf(values))
    .transform((value) => value as Word)

/** A text that DRF would trim: what is neither text nor number is left for the type's rule. */
export function trimmed(value: unknown): unknown {
  const plain = numberToText(value)
  return typeof plain === 'string' ? strip(plain) : plain
}

/** 1e400 is no number of JSON that could be given back. */
export const numberToText = (value: unknown) =>
  value instanceof JsonNumber || Number.isFinite(value) ? String(value) : value

/** How long a list of texts may be: a longer one that Django stored stays, and may become shorter. */
export const atMost = vine.createRule<number>(
  (value, max, field) => {
    const isNew = (one: unknown) => storedText(field, String(trimmed(one))) === undefined
    const texts = value as unknown[]
    if (texts.length > max && texts.some(isNew)) refuse(field, 'max_items', { max })
  },
  { name: 'atMost', toJSONSchema: (schema, max) => void (schema.maxItems = max) }
)

interface Field {
  optional(): { use(rule: ReturnType<typeof notNull>): unknown }
}

/** The same fields for a PATCH: each may stay away, and none may be null. */
export const optionally = <Fields extends Record<string, Field>>(fields: Fields) =>
  // The record loses which field is which; `use` returns what it is called on.
  mapValues(fields, (field) => field.optional().use(notNull())) as {
    [Name in keyof Fields]: ReturnType<Fields[Name]['optional']>
  }
