import type { Viewer } from '#rules/viewer'

/** What reach depends on, as the columns are named. */
export interface ProductState {
  user_id: number
  is_active: boolean
  /** active, published, visible and by an author who is not hidden: a trigger keeps the column */
  is_listed: boolean
  /** the author was banned, or erases the account */
  author_hidden: boolean
}

/**
 * Whether a product exists for somebody (contract §4): listed ones for all; drafts, archived, held, hidden
 * and removed ones for their owner and moderators; those of a hidden author for moderators; deleted ones for
 * nobody.
 */
export function isWithinReach(product: ProductState, viewer: Viewer | null | undefined): boolean {
  if (!product.is_active) return false
  if (product.is_listed) return true
  if (!viewer || viewer.isModerator) return Boolean(viewer)
  return viewer.id === product.user_id && !product.author_hidden
}
