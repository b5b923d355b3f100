import Type, { type TSchema } from 'typebox'

/** Exactly these keys: one more or one less in an answer turns a test red. */
export const closed = { additionalProperties: false }

export const nullable = <T extends TSchema>(type: T) => Type.Union([type, Type.Null()])

/** ISO 8601 in UTC; see #support/iso_time. */
export const time = () => Type.String({ format: 'date-time', pattern: 'Z$' })

export const count = () => Type.Integer({ minimum: 0 })
