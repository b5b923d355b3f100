import type { CaseState, EffectKind, TargetKind } from '#rules/moderation'
import type { WantedEffect } from '#rules/moderation_effects'

/** What moderators choose from on a row of the queue: each word names the outcome for its target. */
export const PLAIN_VERBS = [
  ...(['keep', 'hide', 'remove', 'restore', 'approve', 'reject'] as const),
  ...(['no_action', 'warn', 'suspend', 'ban', 'lift', 'clear_profile'] as const),
  ...(['uphold', 'overturn', 'escalate'] as const),
]
/** These need to be told which category, or which picture. */
export const CHOOSING_VERBS = ['recategorise', 'remove_image'] as const
export const VERBS = [...PLAIN_VERBS, ...CHOOSING_VERBS]
export type Verb = (typeof VERBS)[number]

/** What a decision about a thing may do to its author, too. */
export const MEASURES_BESIDE = ['warn', 'suspend', 'ban', 'lift'] as const
export type MeasureBeside = (typeof MEASURES_BESIDE)[number]

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
  held: ['approve', 'reject', 'hide'],
  hidden: ['restore', 'no_action', 'remove'],
  removed: ['restore', 'no_action', 'hide'],
}
/** What its owner deleted can be restored by them for a month, unless moderators took it away. */
const OF_DELETED_PRODUCT: Verb[] = ['no_action', 'hide', 'remove']
const AGAINST_USER: Verb[] = ['no_action', 'warn', 'suspend', 'ban', 'clear_profile']
const BY_USER: Record<string, Verb[]> = {
  ...{ visible: AGAINST_USER, deleted: AGAINST_USER },
  suspended: ['no_action', 'lift', 'warn', 'suspend', 'ban', 'clear_profile'],
  banned: ['no_action', 'lift', 'warn', 'clear_profile'],
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
  if (kind === 'product' && contentState === 'deleted') return OF_DELETED_PRODUCT
  const known = kind === 'user' ? BY_USER : BY_CONTENT
  return known[contentState ?? ''] ?? ['no_action']
}

/** What can be decided beside these on the page of a case, where one says which category or picture. */
export function choosingVerbsFor(
  { kind, contentState, hasAppeal }: Situation,
  { images }: { images: number }
): Verb[] {
  if (kind !== 'product' || contentState === null || hasAppeal) return []
  return images > 0 ? [...CHOOSING_VERBS] : ['recategorise']
}

/** What a decision about somebody's thing can do to them, as they stand. */
export function measuresBeside(author: { isBanned: boolean; isSuspended: boolean }) {
  if (author.isBanned) return ['warn', 'lift'] satisfies MeasureBeside[]
  return author.isSuspended ? [...MEASURES_BESIDE] : MEASURES_BESIDE.filter((one) => one !== 'lift')
}

export const isLenient = (verb: Verb) => LENIENT.includes(verb)

const EFFECT_OF: Partial<Record<Verb, EffectKind>> = {
  ...{ keep: 'dismiss', no_action: 'dismiss', uphold: 'dismiss', reject: 'remove' },
}

interface Chosen {
  verb: Verb
  /** to the author of a thing, beside what is done to the thing */
  also?: 'none' | MeasureBeside
  /** end of a suspension, ISO 8601 */
  until: string
  /** of the picture that goes */
  imageId?: number
  /** where a product goes */
  categoryId?: number
}

/** The effects of a verb. Overturning has none of its own. */
export function effectsOf(chosen: Chosen): WantedEffect[] {
  const { verb, also } = chosen
  if (verb === 'overturn') return []
  const kinds = [
    EFFECT_OF[verb] ?? (verb as EffectKind),
    ...(also && also !== 'none' ? [also] : []),
  ]
  return kinds.map((kind) => ({ kind, ...needOf(kind, chosen) }))
}

/** What an effect has to be told beside its kind. */
function needOf(kind: EffectKind, { until, imageId, categoryId }: Chosen): Partial<WantedEffect> {
  if (kind === 'suspend') return { until }
  if (kind === 'remove_image') return { image_id: imageId }
  return kind === 'recategorise' ? { category_id: categoryId } : {}
}
