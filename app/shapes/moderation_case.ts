import Type, { type Static } from 'typebox'
import { closed, count, nullable, sampleOf, shape, time } from '#shapes/schema'
import { TargetShape } from '#shapes/moderation'
import { CASE_STATES, CAUSES, EFFECTS } from '#rules/moderation'

const Person = shape(
  'CasePerson',
  { id: Type.Integer(), username: Type.String() },
  { id: 9, username: 'grace' }
)

/** What a case is about, as it is now. */
const Content = shape(
  'CaseContent',
  {
    title: Type.String({ description: 'A name; that of the product for a comment' }),
    text: Type.String({ description: 'Plain text, cut to 1,000 characters in lists' }),
    state: Type.String({
      description: 'visible, held, hidden, removed, deleted, suspended, banned',
    }),
    created_at: time(),
  },
  {
    ...{ title: 'Leather satchel', text: 'Buy cheap watches at my shop!', state: 'visible' },
    created_at: '2026-11-20T09:12:40.120934Z',
  }
)

const Claim = shape(
  'Claim',
  { user: Person, until: time() },
  { user: { id: 5, username: 'tom' }, until: '2026-11-20T09:55:11.204518Z' }
)

const ReasonCount = Type.Object(
  { key: Type.String(), label: Type.String(), count: count() },
  closed
)

const summary = {
  id: Type.Integer(),
  target: TargetShape,
  state: Type.Enum([...CASE_STATES]),
  version: Type.Integer({ description: 'To be sent with a decision' }),
  score: Type.Number({ description: 'The weight of the causes, and 1 for each day of waiting' }),
  causes: Type.Array(Type.Enum([...CAUSES])),
  opened_at: time(),
  decided_at: nullable(time()),
  previous_case: nullable(Type.Integer({ description: 'The case about the same target before' })),
  subject: nullable(Person),
  content: nullable(Content),
  reports_count: count(),
  reasons: Type.Array(ReasonCount),
  claim: nullable(Claim),
}

export const caseSample = {
  ...{ id: 12, target: { kind: 'comment' as const, id: 42 }, state: 'open' as const, version: 1 },
  ...{ score: 3.4, causes: ['report' as const], opened_at: '2026-11-20T09:20:02.554812Z' },
  ...{ decided_at: null, previous_case: null, subject: sampleOf(Person) },
  ...{ content: sampleOf(Content), reports_count: 2 },
  ...{ reasons: [{ key: 'spam', label: 'Spam', count: 2 }], claim: null },
}

/** A case in the queue of the moderators. */
export const Case = shape('Case', summary, caseSample)
export type Case = Static<typeof Case>

const effect = Type.Object(
  {
    kind: Type.Enum([...EFFECTS]),
    target: TargetShape,
    before: Type.Record(Type.String(), Type.Unknown()),
    after: Type.Record(Type.String(), Type.Unknown()),
  },
  closed
)

/** A decision as moderators see it. */
export const CaseDecision = shape(
  'CaseDecision',
  {
    id: Type.Integer(),
    case: Type.Integer(),
    version: Type.Integer({ description: 'Of the case that was decided on' }),
    by: nullable(Person),
    reason: Type.String({ description: 'Key of the reason' }),
    text: Type.String(),
    note: Type.String(),
    effects: Type.Array(effect),
    undoes: nullable(Type.Integer()),
    corrects: nullable(Type.Integer()),
    created_at: time(),
  },
  {
    ...{ id: 57, case: 12, version: 1, by: { id: 5, username: 'tom' }, reason: 'spam' },
    ...{ text: '', note: 'The third time.', undoes: null, corrects: null },
    effects: [
      {
        ...{ kind: 'hide' as const, target: { kind: 'comment' as const, id: 42 } },
        ...{ before: { is_approved: true }, after: { is_approved: false } },
      },
    ],
    created_at: '2026-11-20T09:40:11.204518Z',
  }
)
export type CaseDecision = Static<typeof CaseDecision>

/** What a moderator told the others. */
export const CaseNote = shape(
  'CaseNote',
  { id: Type.Integer(), by: nullable(Person), text: Type.String(), created_at: time() },
  {
    ...{ id: 3, by: { id: 5, username: 'tom' }, text: 'See the other shop, too.' },
    created_at: '2026-11-20T09:38:00.000412Z',
  }
)
export type CaseNote = Static<typeof CaseNote>

const report = Type.Object(
  {
    id: Type.Integer(),
    reason: Type.String(),
    description: Type.String(),
    state: Type.String(),
    reporter: nullable(Person),
    upheld: Type.Integer({ description: 'How many of the decided reports of theirs' }),
    decided: Type.Integer(),
    snapshot: Type.Record(Type.String(), Type.Unknown()),
    created_at: time(),
  },
  closed
)

const hit = Type.Object(
  {
    ...{ rule: nullable(Type.String()), effect: Type.String(), matched: Type.String() },
    created_at: time(),
  },
  closed
)

const appeal = Type.Object(
  {
    ...{ id: Type.Integer(), decision: Type.Integer(), text: Type.String() },
    ...{ state: Type.String(), created_at: time() },
  },
  closed
)

const record = Type.Object(
  {
    joined_at: time(),
    is_verified: Type.Boolean(),
    ...{ products: count(), comments: count() },
    ...{ decisions: count(), warnings: count(), open_cases: count() },
    suspended_until: nullable(time()),
    banned_at: nullable(time()),
  },
  closed
)

/** A case with all that a decision needs: at most 100 of each list, the newest first. */
export const CaseDetail = shape(
  'CaseDetail',
  {
    ...summary,
    reports: Type.Array(report),
    rule_hits: Type.Array(hit),
    appeals: Type.Array(appeal),
    decisions: Type.Array(CaseDecision),
    notes: Type.Array(CaseNote),
    author: nullable(record),
  },
  {
    ...caseSample,
    reports: [
      {
        ...{ id: 7, reason: 'spam', description: '', state: 'open', reporter: null },
        ...{ upheld: 3, decided: 4, snapshot: {}, created_at: '2026-11-20T09:20:02.554812Z' },
      },
    ],
    ...{ rule_hits: [], appeals: [], decisions: [], notes: [sampleOf(CaseNote)] },
    author: {
      ...{
        joined_at: '2026-11-02T09:15:00.482913Z',
        is_verified: false,
        products: 1,
        comments: 14,
      },
      ...{ decisions: 2, warnings: 1, open_cases: 1, suspended_until: null, banned_at: null },
    },
  }
)
export type CaseDetail = Static<typeof CaseDetail>
