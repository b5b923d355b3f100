import { accountState } from '#actions/moderation/aspects/account_state'
import type { Aspect, State } from '#actions/moderation/aspects/aspect'
import { commentApproval } from '#actions/moderation/aspects/comment_approval'
import { productPicture } from '#actions/moderation/aspects/product_picture'
import { productCategory, productState } from '#actions/moderation/aspects/product_state'
import { profile } from '#actions/moderation/aspects/profile'
import type { EffectKind, Target, TargetKind } from '#rules/moderation'
import type { WantedEffect } from '#rules/moderation_effects'

/** What an effect makes of the state that it finds. */
export interface Making {
  before: State
  wanted: WantedEffect
  target: Target
  /** key of the decision's reason */
  reason: string
  /** ISO 8601 */
  now: string
}

interface EffectOn {
  /** null for what changes nothing but the case */
  aspect: Aspect | null
  after(making: Making): State
}

const nothing: EffectOn = { aspect: null, after: () => ({}) }

/** The same word for products, which have four states, and comments, which have two. */
const shown = (productAs: 'visible' | 'hidden' | 'removed') => ({
  product: { aspect: productState, after: () => ({ moderation_state: productAs }) },
  comment: { aspect: commentApproval, after: () => ({ is_approved: productAs === 'visible' }) },
})

const account = (after: EffectOn['after']) => ({ user: { aspect: accountState, after } })
const anywhere = { product: nothing, comment: nothing, user: nothing }

const blank = { first_name: '', last_name: '', bio: '', location: '', website: '' }

/** What each effect does to a target of a kind; what it does to a person stands under `user`. */
const EFFECTS: Record<EffectKind, Partial<Record<TargetKind, EffectOn>>> = {
  approve: shown('visible'),
  restore: shown('visible'),
  hide: shown('hidden'),
  remove: shown('removed'),
  recategorise: {
    product: {
      aspect: productCategory,
      after: ({ wanted }) => ({ category_id: wanted.category_id }),
    },
  },
  remove_image: {
    product: { aspect: productPicture, after: ({ before }) => ({ ...before, is_active: false }) },
  },
  clear_profile: {
    user: {
      aspect: profile,
      after: ({ target }) => ({
        ...{ username: `user-${target.id}`, ...blank },
        ...{ avatar: '', avatar_picture: null, files: [] },
      }),
    },
  },
  warn: { user: nothing },
  suspend: account(({ before, wanted, reason }) => ({
    ...before,
    ...{ suspended_until: wanted.until, suspended_reason: reason },
  })),
  ban: account(({ before, now }) => ({ ...before, banned_at: before.banned_at ?? now })),
  lift: account(() => ({ banned_at: null, suspended_until: null, suspended_reason: null })),
  dismiss: anywhere,
  escalate: anywhere,
}

/** What an effect does to a target; both are of kinds that fit together. */
export const effectOn = (kind: EffectKind, target: TargetKind): EffectOn => {
  const effect = EFFECTS[kind][target]
  if (!effect) throw new Error(`${kind} does nothing to a ${target}`)
  return effect
}

/** The effects that say what becomes of the same aspect: of these the last one holds. */
export function rivalsOf(kind: EffectKind, target: TargetKind): EffectKind[] {
  const { aspect } = effectOn(kind, target)
  const kinds = Object.keys(EFFECTS) as EffectKind[]
  return kinds.filter((other) => aspect && EFFECTS[other][target]?.aspect === aspect)
}
