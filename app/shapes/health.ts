import Type, { type Static } from 'typebox'
import { closed, shape } from '#shapes/schema'

const ok = Type.Literal('ok')
const unavailable = Type.Literal('unavailable')

const Check = Type.Object(
  {
    status: Type.Union([ok, Type.Literal('warning'), unavailable], {
      description: '`warning`: it is away or late, and requests are answered without it',
    }),
    ms: Type.Number({ description: 'How long the answer took, in milliseconds' }),
    detail: Type.Optional(Type.String({ description: 'What an operator can do about it' })),
    workers: Type.Optional(
      Type.Integer({ description: 'Of `jobs`: how many processes work the queue' })
    ),
    left: Type.Optional(
      Type.Integer({
        description:
          'Of `media`: pictures of Django whose clean copy is not made yet; of more than 10,000 not all are counted',
      })
    ),
    unfit: Type.Optional(
      Type.Record(Type.String(), Type.Integer(), {
        description:
          'Of `media`: how many of them can have no clean copy, by reason, such as `missing` or `svg`',
      })
    ),
    age_seconds: Type.Optional(
      Type.Integer({ description: 'Of `backup`: how old the newest one is' })
    ),
    oldest_seconds: Type.Optional(
      Type.Integer({ description: 'Of `jobs`: how long the oldest one that could run has waited' })
    ),
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
    checks: {
      database: { status: 'ok', ms: 0.42 },
      schema: { status: 'ok', ms: 0 },
      jobs: { status: 'ok', ms: 0.61, workers: 1, oldest_seconds: 0 },
      media: { status: 'ok', ms: 0.35, left: 0, unfit: { missing: 1 } },
    },
  }
)
export type Health = Static<typeof Health>
