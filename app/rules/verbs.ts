import type { CaseState, EffectKind, TargetKind } from '#rules/moderation'
import type { WantedEffect } from '#rules/moderation_effects'

/** What moderators choose from at the desk: each word names the outcome for its target. */
export const VERBS = [
  ...(['keep', 'hide', 'remove', 'restore', 'approve', 'reject'] as const),
  ...(['no_action', 'warn', 'suspend', 'ban', 'lift', 'clear_profile'] as const),
  ...(['uphold', 'overturn', 'escalate'] as const),
]
export type Verb = (typeof VERBS)[number]

/** What a decision about a thing may do to its author, too. */
export const MEASURES_BESIDE = ['warn', 'suspend', 'ban'] as const

/** How a case stands. */
export interface Situation {
  kind: TargetKind
  state: CaseState
  /** of the target; null when it is gone */
  contentState: string | null
  hasAppeal: boolean
}

const BY_CONTENT: Record<string, Verb[]> = {
  visible: ['keep', 'hide', 'remove'],
  held: ['approve', 'reject'],
  hidden: ['restore', 'no_action', 'remove'],
  removed: ['restore', 'no_action'],
}
const BY_USER: Record<string, Verb[]> = {
  visible: ['no_action', 'warn', 'suspend', 'ban', 'clear_profile'],
  suspended: ['no_action', 'lift', 'warn', 'suspend', 'ban', 'clear_profile'],
  banned: ['no_action', 'lift', 'clear_profile'],
}
/** These answer a case that waits, so there is nothing for them to do on one that is decided. */
const FOR_WAITING: Verb[] = ['keep', 'no_action', 'uphold', 'overturn', 'escalate']
const LENIENT: Verb[] = ['keep', 'restore', 'approve', 'no_action', 'overturn']

/** What can be decided on a case, the lenient outcome first. */
export function verbsFor(situation: Situation): Verb[] {
  const { state } = situation
  const isWaiting = state === 'open' || state === 'escalated'
  const fitting = outcomes(situation).filter((verb) => isWaiting || !FOR_WAITING.includes(verb))
  return state === 'open' ? [...fitting, 'escalate'] : fitting
}

function outcomes({ kind, contentState, hasAppeal }: Situation): Verb[] {
  if (hasAppeal) return ['overturn', 'uphold']
  const known = kind === 'user' ? BY_USER : BY_CONTENT
  return known[contentState ?? ''] ?? ['no_action']
}

export const isLenient = (verb: Verb) => LENIENT.includes(verb)

const EFFECT_OF: Partial<Record<Verb, EffectKind>> = {
  ...{ keep: 'dismiss', no_action: 'dismiss', uphold: 'dismiss', reject: 'remove' },
}

interface Chosen {
  verb: Verb
  /** to the author of a thing, beside what is done to the thing */
  also?: 'none' | (typeof MEASURES_BESIDE)[number]
  /** end of a suspension, ISO 8601 */
  until: string
}

/** The effects of a verb. Overturning has none of its own. */
export function effectsOf({ verb, also, until }: Chosen): WantedEffect[] {
  if (verb === 'overturn') return []
  const kinds = [
    EFFECT_OF[verb] ?? (verb as EffectKind),
    ...(also && also !== 'none' ? [also] : []),
  ]
  return kinds.map((kind) => (kind === 'suspend' ? { kind, until } : { kind }))
}

/** What can be decided on many cases at once. */
export const BULK_VERBS = ['keep', 'approve', 'hide', 'remove', 'escalate'] as const
export type BulkVerb = (typeof BULK_VERBS)[number]

/** Whether a decision on many does something sensible on a case: appeals are decided one by one. */
export function fitsInBulk(verb: BulkVerb, situation: Situation): boolean {
  const verbs = verbsFor(situation)
  return verbs.includes(verb) || (verb === 'keep' && verbs.includes('no_action'))
}
