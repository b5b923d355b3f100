import { JsonNumber } from '#support/json_number'

export type JsonType = 'null' | 'boolean' | 'integer' | 'float' | 'string' | 'list' | 'object'

/** What a value of JSON is, integers and floats apart as Python's parser tells them. */
export function jsonType(value: unknown): JsonType {
  if (value === null || value === undefined) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  if (value instanceof JsonNumber) return /^-?\d+$/.test(value.text) ? 'integer' : 'float'
  if (Array.isArray(value)) return 'list'
  return typeof value as 'boolean' | 'string' | 'object'
}

/** Whether it is an object with keys, and no list and no number. */
export const isDictionary = (value: unknown): value is Record<string, unknown> =>
  jsonType(value) === 'object'
