import type { EffectKind, TargetKind } from '#rules/moderation'

/** One thing that a decision is to do. */
export interface WantedEffect {
  kind: EffectKind
  /** of a suspension, ISO 8601 */
  until?: string
  /** of the picture that goes */
  image_id?: number
  /** where the product goes */
  category_id?: number
}

const STATES: EffectKind[] = ['approve', 'hide', 'remove', 'restore']
const OF_PERSONS: EffectKind[] = ['warn', 'suspend', 'ban', 'lift']
const ALONE: EffectKind[] = ['dismiss', 'escalate']

/** What can be done to a target itself, and to its owner. */
const FITTING: Record<TargetKind, EffectKind[]> = {
  product: [...STATES, 'remove_image', 'recategorise', ...OF_PERSONS, ...ALONE],
  comment: [...STATES, ...OF_PERSONS, ...ALONE],
  user: ['clear_profile', ...OF_PERSONS, ...ALONE],
}

/** Each of these says what becomes of the same thing, so that a decision has one of them at most. */
const EXCLUSIVE: EffectKind[][] = [STATES, ['suspend', 'ban', 'lift']]

/** Done against somebody or something: a report that leads to one was right. */
const MEASURES: EffectKind[] = [
  ...['hide', 'remove', 'clear_profile', 'remove_image', 'recategorise'],
  ...['warn', 'suspend', 'ban'],
] as EffectKind[]

/** What an effect takes back, when it comes after one of these. */
export const OPPOSITES: Partial<Record<EffectKind, EffectKind[]>> = {
  restore: ['hide', 'remove'],
  approve: ['hide', 'remove'],
  lift: ['suspend', 'ban'],
}

export const fitsTarget = (kind: EffectKind, target: TargetKind) => FITTING[target].includes(kind)
export const isMeasure = (kind: EffectKind) => MEASURES.includes(kind)
export const concernsPerson = (kind: EffectKind) => OF_PERSONS.includes(kind)

/** What is wrong with the effects of a decision about a target of a kind: a code, or null. */
export function effectsProblem(wanted: WantedEffect[], target: TargetKind): string | null {
  const kinds = wanted.map(({ kind }) => kind)
  if (!kinds.length) return 'no_effects'
  if (kinds.some((kind) => !fitsTarget(kind, target))) return 'unfit_effects'
  if (new Set(kinds).size < kinds.length) return 'clashing_effects'
  if (kinds.length > 1 && kinds.some((kind) => ALONE.includes(kind))) return 'clashing_effects'
  const clash = EXCLUSIVE.some((group) => kinds.filter((kind) => group.includes(kind)).length > 1)
  return clash ? 'clashing_effects' : null
}
