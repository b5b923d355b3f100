import Type, { type Static } from 'typebox'
import { closed, shape } from '#shapes/schema'

const ok = Type.Literal('ok')
const unavailable = Type.Literal('unavailable')

const Check = Type.Object(
  {
    status: Type.Union([ok, Type.Literal('warning'), unavailable], {
      description: '`warning`: it is away, and what it does is done without it',
    }),
    ms: Type.Number({ description: 'How long the answer took, in milliseconds' }),
  },
  closed
)
export type Check = Static<typeof Check>

/** Whether this process can serve, and what it looked at to know. */
export const Health = shape(
  'Health',
  {
    status: Type.Union([ok, unavailable]),
    timestamp: Type.String({ format: 'date-time' }),
    version: Type.String(),
    checks: Type.Record(Type.String(), Check, { description: 'One for each part that was asked' }),
  },
  {
    status: 'ok',
    timestamp: '2026-11-23T21:04:05Z',
    version: '0.1.0',
    checks: { database: { status: 'ok', ms: 0.42 } },
  }
)
export type Health = Static<typeof Health>
