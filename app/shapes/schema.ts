import Type, { type Static, type TObject, type TProperties, type TSchema } from 'typebox'
import { named } from '#support/named'

/** Exactly these keys: one more or one less in an answer turns a test red. */
export const closed = { additionalProperties: false }

export const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()])

/** ISO 8601 in UTC; see #support/iso_time. */
export const time = () => Type.String({ format: 'date-time', pattern: 'Z$' })

export const url = () => Type.String({ format: 'uri' })

export const count = () => Type.Integer({ minimum: 0 })

const samples = new WeakMap<TSchema, unknown>()

/** An object of the API: its name in the OpenAPI document, its keys and an example of it. */
export const shape = <P extends TProperties>(
  name: string,
  properties: P,
  sample: Static<TObject<P>>
) => sampled(named(name, Type.Object(properties, closed)), sample)

/** Puts an example beside a schema; the document shows it wherever the schema is answered. */
export function sampled<T extends TSchema>(schema: T, sample: Static<T>): T {
  samples.set(schema, sample)
  return schema
}

/** The example of a schema, or of a list of it, or of the first of several. */
export function sampleOf<T extends TSchema>(schema: T): Static<T> {
  const { items, anyOf } = schema as { items?: TSchema; anyOf?: TSchema[] }
  const sample = items ? [sampleOf(items)] : anyOf ? sampleOf(anyOf[0]!) : samples.get(schema)
  return sample as Static<T>
}
