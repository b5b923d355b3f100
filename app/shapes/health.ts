import Type, { type Static } from 'typebox'
import { closed } from '#shapes/schema'

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
export const Health = Type.Object(
  {
    status: Type.Union([ok, unavailable]),
    timestamp: Type.String({ format: 'date-time' }),
    version: Type.String(),
    checks: Type.Record(Type.String(), Check, { description: 'One for each part that was asked' }),
  },
  closed
)
export type Health = Static<typeof Health>
