import Type, { type Static } from 'typebox'
import { nullable, shape, time } from '#shapes/schema'
import { TARGET_KINDS } from '#rules/moderation'

const kind = () => Type.Enum([...TARGET_KINDS])

/** Why something may be reported or decided. */
export const Reason = shape(
  'Reason',
  {
    key: Type.String({ description: 'A stable word' }),
    label: Type.String(),
    text: Type.String({ description: 'What is told to whoever made what it is about' }),
    applies_to: Type.Array(kind()),
  },
  {
    key: 'spam',
    label: 'Spam',
    text: 'It advertises something over and over, or only to draw visitors.',
    applies_to: ['product', 'comment', 'user'],
  }
)
export type Reason = Static<typeof Reason>

export const TargetShape = shape(
  'Target',
  { kind: kind(), id: Type.Integer() },
  { kind: 'comment', id: 42 }
)

/** Why something was decided, in the words of the reason. */
const Outcome = shape(
  'Outcome',
  { reason: Type.String(), label: Type.String(), text: Type.String() },
  { reason: 'spam', label: 'Spam', text: 'It advertises something over and over.' }
)

export const REPORT_STATES = ['open', 'upheld', 'declined', 'repeated'] as const

/** What one reported oneself. */
export const Report = shape(
  'Report',
  {
    id: Type.Integer(),
    target: TargetShape,
    reason: Type.String(),
    description: Type.String(),
    state: Type.Enum([...REPORT_STATES], {
      description: '`repeated`: a newer one of yours took its place',
    }),
    outcome: nullable(Outcome),
    created_at: time(),
    decided_at: nullable(time()),
  },
  {
    id: 7,
    target: { kind: 'comment', id: 42 },
    reason: 'spam',
    description: 'The same text stands below ten products.',
    state: 'open',
    outcome: null,
    created_at: '2026-11-20T08:02:11.017254Z',
    decided_at: null,
  }
)
export type Report = Static<typeof Report>
