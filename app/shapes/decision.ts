import Type, { type Static } from 'typebox'
import { TargetShape } from '#shapes/moderation'
import { nullable, sampleOf, shape, time } from '#shapes/schema'

/** What somebody said against a decision about them. */
export const Appeal = shape(
  'Appeal',
  {
    text: Type.String(),
    state: Type.Enum(['open', 'upheld', 'overturned'], {
      description: 'Of the decision: `upheld`, it stands; `overturned`, it was taken back',
    }),
    created_at: time(),
    decided_at: nullable(time()),
  },
  {
    text: 'These are my own photos.',
    state: 'open',
    created_at: '2026-11-21T10:00:00.000000Z',
    decided_at: null,
  }
)
export type Appeal = Static<typeof Appeal>

const Rule = shape(
  'DecisionReason',
  { key: Type.String(), label: Type.String(), text: Type.String() },
  { key: 'copyright', label: 'Copyright', text: 'It shows the work of others.' }
)

/** A decision, as whom it is about is told of it. */
export const OwnDecision = shape(
  'OwnDecision',
  {
    id: Type.Integer(),
    target: TargetShape,
    effects: Type.Array(Type.String(), { description: 'What was done, by stable words' }),
    reason: Rule,
    text: Type.String({ description: 'What the moderators write about it' }),
    corrects: nullable(
      Type.Integer({ description: 'The decision that was a mistake and is taken back by this' })
    ),
    created_at: time(),
    appeal_until: nullable(time()),
    appeal: nullable(Appeal),
  },
  {
    id: 31,
    target: { kind: 'product', id: 7 },
    effects: ['hide'],
    reason: sampleOf(Rule),
    text: 'Please replace the second picture.',
    corrects: null,
    created_at: '2026-11-20T08:02:11.017254Z',
    appeal_until: '2027-05-20T08:02:11.017254Z',
    appeal: null,
  }
)
export type OwnDecision = Static<typeof OwnDecision>
