import type { Viewer } from '#rules/viewer'

/** What reach depends on, as the columns are named. */
export interface ProductState {
  user_id: number
  is_active: boolean
  status: string
  moderation_state: string
}

/** The rule of lists for one row: LISTED products are everybody's. */
export const isListed = (product: ProductState) =>
  product.is_active && product.status === 'published' && product.moderation_state === 'visible'

/**
 * Whether a product exists for somebody (contract §4): listed ones for all; drafts, archived, hidden
 * and removed ones for their owner and moderators; deleted ones for nobody.
 */
export function isWithinReach(product: ProductState, viewer: Viewer | null | undefined): boolean {
  if (!product.is_active) return false
  if (isListed(product)) return true
  return Boolean(viewer && (viewer.isModerator || viewer.id === product.user_id))
}
