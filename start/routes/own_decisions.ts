import { controllers } from '#generated/controllers'
import { list, ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { ownDecisionList } from '#queries/moderation/own_decision_list'
import { OwnDecision } from '#shapes/decision'
import { appealValidator } from '#validators/appeal'

const { ModerationDecisionAppeals, ModerationDecisions } = controllers.api.v1
const { get, post } = resource(
  'Decisions',
  'What moderators decided about you, and your objections'
)

get('moderation/decisions', [ModerationDecisions, 'index'], {
  name: 'moderation.decisions.index',
  guard: 'user',
  ...list(OwnDecision, ownDecisionList),
  summary: 'List decisions about you and what you made',
  description: 'Each with its effects, its reason, and until when you may object to it.',
})

get('moderation/decisions/:id', [ModerationDecisions, 'show'], {
  name: 'moderation.decisions.show',
  guard: 'user',
  answers: ok(OwnDecision, 'The decision'),
  summary: 'Read a decision about you',
  description: 'Decisions about others do not exist for you.',
})

post('moderation/decisions/:id/appeal', [ModerationDecisionAppeals, 'store'], {
  name: 'moderation.decisions.appeal.store',
  guard: 'user',
  whileSuspended: true,
  body: { validator: appealValidator, example: { text: 'These are my own photos.' } },
  answers: { 201: { shape: OwnDecision, description: 'The decision, with your objection' } },
  refusals: [refusals.appealClosed, refusals.conflict],
  summary: 'Object to a decision about you',
  description: `Once, for six months, while it stands. Somebody else decides about it: it is upheld, or
overturned and all that it did is taken back. A suspended account may object, too.`,
})
