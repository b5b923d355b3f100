import Type, { type Static } from 'typebox'
import { TargetShape } from '#shapes/moderation'
import { Decided } from '#shapes/moderation_error'
import { closed, count, nullable, shape, time } from '#shapes/schema'

const failed = Type.Object(
  {
    case: nullable(Type.Integer({ description: 'null where nobody had asked about the target' })),
    target: TargetShape,
    code: Type.String({ description: '`case_changed`: somebody else has taken it' }),
    decided: nullable(Decided),
  },
  closed
)

/** One decision on many cases, and what came of each. */
export const ModerationBatch = shape(
  'ModerationBatch',
  {
    id: Type.Integer(),
    count: count(),
    decided: count(),
    failed_count: count(),
    failed: Type.Array(failed, { maxItems: 200, description: 'The first 200' }),
    undone: count(),
    kept: count(),
    created_at: time(),
    finished_at: nullable(time()),
    undone_at: nullable(time()),
  },
  {
    ...{ id: 4, count: 2, decided: 1, failed_count: 1, undone: 0, kept: 0, undone_at: null },
    failed: [
      {
        ...{ case: 12, target: { kind: 'comment' as const, id: 42 }, code: 'case_changed' },
        decided: {
          ...{ id: 57, by: 'tom', effects: ['hide'], reason: 'spam' },
          created_at: '2026-11-20T09:40:11.204518Z',
        },
      },
    ],
    created_at: '2026-11-20T09:41:00.000412Z',
    finished_at: '2026-11-20T09:41:00.204518Z',
  }
)
export type ModerationBatch = Static<typeof ModerationBatch>
