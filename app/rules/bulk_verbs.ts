import type { CaseState } from '#rules/moderation'
import { RANKS, type Rank } from '#rules/roles'
import { verbsFor, type Situation, type Verb } from '#rules/verbs'

/** What is done about people: of a user's case themselves, of another the author. */
export const BULK_MEASURES = ['warn', 'suspend', 'ban'] as const
export type BulkMeasure = (typeof BULK_MEASURES)[number]

/** What can be decided on many cases at once. */
export const BULK_VERBS = [
  ...(['keep', 'approve', 'hide', 'remove', 'escalate'] as const),
  ...BULK_MEASURES,
]
export type BulkVerb = (typeof BULK_VERBS)[number]

/** A case as far as it matters for a decision on many. */
export interface BulkCase extends Situation {
  /** the author of the thing, or the user; null for somebody who is gone */
  subject: { id: number; rank: Rank; isBanned: boolean } | null
}

/** Why somebody does not decide on a case, whatever the decision. */
export type WhyForbidden = 'own' | 'rank' | 'for_lead'
export type WhyLeft = WhyForbidden | 'appeal' | 'held' | 'banned' | 'nobody' | 'unfit'

/** Why a decision on many leaves a case as it is; null for one that it is made on. */
export const whyLeft = (
  verb: BulkVerb,
  about: BulkCase,
  by: { id: number; rank: Rank }
): WhyLeft | null => whyForbidden(about, by) ?? whyUnfit(verb, about)

interface Subject {
  id: number
  rank: Rank
}

export function whyForbidden(
  { state, subject }: { state: CaseState; subject: Subject | null },
  by: Subject
): WhyForbidden | null {
  if (subject?.id === by.id) return 'own'
  if (subject && subject.rank > by.rank) return 'rank'
  return state === 'escalated' && by.rank < RANKS.lead ? 'for_lead' : null
}

/** A verb may come to the same as another one, which a case has in its place. */
const SAME: Partial<Record<BulkVerb, Verb>> = { keep: 'no_action', remove: 'reject' }

export const isBulkMeasure = (verb: Verb): verb is BulkMeasure =>
  BULK_MEASURES.some((one) => one === verb)

/** Why a decision does nothing sensible on a case: appeals are decided one by one. */
function whyUnfit(verb: BulkVerb, about: BulkCase): WhyLeft | null {
  if (about.hasAppeal) return 'appeal'
  if (isBulkMeasure(verb) && about.kind !== 'user') return whyNotAuthor(verb, about)
  if (fits(verb, about)) return null
  return isBulkMeasure(verb) && about.subject?.isBanned ? 'banned' : 'unfit'
}

function fits(verb: BulkVerb, about: BulkCase): boolean {
  const verbs = verbsFor(about)
  return verbs.includes(verb) || verbs.includes(SAME[verb] ?? verb)
}

/** What waits to be published would wait for ever behind a decision about its author alone. */
function whyNotAuthor(verb: BulkMeasure, { subject, contentState }: BulkCase): WhyLeft | null {
  if (!subject) return 'nobody'
  if (contentState === 'held') return 'held'
  return subject.isBanned && verb !== 'warn' ? 'banned' : null
}
