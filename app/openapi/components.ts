import { legible } from '#openapi/legible'
import { nameOf } from '#support/named'

/**
 * A plain copy in which every named schema is a reference, and the schemas that it refers to.
 *
 * @throws Error when two schemas have one name
 */
export function withComponents<T extends object>(value: T) {
  const named = new Map<string, { schema: unknown; copy: unknown }>()
  const copied = (whole: unknown): unknown => JSON.parse(JSON.stringify(whole, refer(whole)))
  const refer = (whole: unknown) => (_key: string, part: unknown) => {
    const name = part === whole ? undefined : nameOf(part)
    if (!name) return legible(part)
    if (!named.has(name)) keep(name, part)
    if (named.get(name)!.schema !== part) throw new Error(`two schemas are named ${name}`)
    return { $ref: `#/components/schemas/${name}` }
  }
  const keep = (name: string, schema: unknown) => {
    const entry = { schema, copy: null as unknown }
    named.set(name, entry)
    entry.copy = copied(schema)
  }
  const plain = copied(value) as T
  const sorted = [...named].sort(([a], [b]) => (a < b ? -1 : 1))
  return { plain, schemas: Object.fromEntries(sorted.map(([name, { copy }]) => [name, copy])) }
}
