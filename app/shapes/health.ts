import Type, { type Static } from 'typebox'
import { closed } from '#shapes/schema'

const status = Type.Union([Type.Literal('ok'), Type.Literal('unavailable')])

const Check = Type.Object(
  { status, ms: Type.Number({ description: 'How long the answer took, in milliseconds' }) },
  closed
)
export type Check = Static<typeof Check>

/** Whether this process can serve, and what it looked at to know. */
export const Health = Type.Object(
  {
    status,
    timestamp: Type.String({ format: 'date-time' }),
    version: Type.String(),
    checks: Type.Record(Type.String(), Check, { description: 'One for each part that was asked' }),
  },
  closed
)
export type Health = Static<typeof Health>
