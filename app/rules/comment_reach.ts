import { isWithinReach, type ProductState } from '#rules/product_reach'
import type { Viewer } from '#rules/viewer'

/** What a comment's reach depends on: its row and that of its product. */
export interface CommentState {
  author_id: number
  /** neither deleted nor made inactive by Django */
  is_active: boolean
  /** deleted, but kept for its replies */
  is_tombstone: boolean
  /** living or a tombstone, approved, and by an author who is not hidden: a trigger keeps the column */
  is_listed: boolean
  author_hidden: boolean
  product: ProductState
}

/**
 * Whether a comment exists for somebody (contract §4): one that is not listed only for its author and
 * moderators; one of a hidden author only for moderators.
 */
export function isCommentWithinReach(comment: CommentState, viewer?: Viewer | null): boolean {
  if (!comment.is_active && !comment.is_tombstone) return false
  if (!isWithinReach(comment.product, viewer)) return false
  if (comment.is_listed) return true
  if (!viewer || viewer.isModerator) return Boolean(viewer)
  return viewer.id === comment.author_id && !comment.author_hidden
}
