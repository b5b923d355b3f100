import { jsonType } from '#support/json_type'

/** Deeper lists are cut short: a body may hold 100,000 levels. */
const MAX_DEPTH = 20

/** A value of JSON as Python's `str` writes it, which DRF puts into its sentences. */
export const pythonStr = (value: unknown): string =>
  typeof value === 'string' ? value : repr(value, 0)

type Repr = (value: never, depth: number) => string

const REPRS: Record<string, Repr> = {
  null: () => 'None',
  boolean: (value: boolean) => (value ? 'True' : 'False'),
  string: quoted,
  list: (items: unknown[], depth) => `[${items.map((item) => repr(item, depth)).join(', ')}]`,
  object: (object: object, depth) => `{${pairs(object, depth).join(', ')}}`,
}

function repr(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) return '...'
  return REPRS[jsonType(value)]?.(value as never, depth + 1) ?? String(value)
}

const pairs = (object: object, depth: number) =>
  Object.entries(object).map(([key, item]) => `${quoted(key)}: ${repr(item, depth)}`)

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Single quotes, unless only these stand in the text. */
function quoted(text: string): string {
  const inner = text.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]!)
  if (text.includes("'") && !text.includes('"')) return `"${inner}"`
  return `'${inner.replaceAll("'", "\\'")}'`
}
