import Type, { type Static } from 'typebox'
import { Case, CaseDecision, caseSample } from '#shapes/moderation_case'
import { count, nullable, sampleOf, shape, time } from '#shapes/schema'

const states = { open: count(), escalated: count(), decided: count(), withdrawn: count() }

/** How many cases there are in each state, up to 10,000. */
export const CaseStates = shape('CaseStates', states, {
  ...{ open: 42, escalated: 2, decided: 310, withdrawn: 1 },
})
export type CaseStates = Static<typeof CaseStates>

const link = () => nullable(Type.String({ format: 'uri' }))

/** A part of the queue, with how much there is in each state. */
export const CasePage = shape(
  'CasePage',
  { counts: CaseStates, next: link(), previous: link(), results: Type.Array(Case) },
  { counts: sampleOf(CaseStates), next: null, previous: null, results: [caseSample] }
)

/** For a badge: what waits, up to 10,000 of each. */
export const CaseCounts = shape(
  'CaseCounts',
  {
    ...{ open: count(), escalated: count(), appeals: count(), claimed_by_me: count() },
    oldest_opened_at: nullable(time()),
  },
  {
    ...{ open: 42, escalated: 2, appeals: 1, claimed_by_me: 1 },
    oldest_opened_at: '2026-11-18T09:20:02.554812Z',
  }
)
export type CaseCounts = Static<typeof CaseCounts>

/** What a decision answers: the decision, and the case as it is now. */
export const DecidedCase = shape(
  'DecidedCase',
  { decision: CaseDecision, case: Case },
  {
    decision: sampleOf(CaseDecision),
    case: {
      ...caseSample,
      state: 'decided',
      version: 2,
      decided_at: '2026-11-20T09:40:11.204518Z',
    },
  }
)

/** Until when somebody looks at a case. */
export const ClaimedCase = shape(
  'ClaimedCase',
  { until: time() },
  { until: '2026-11-20T09:55:11.204518Z' }
)
