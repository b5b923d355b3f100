import { isWithinReach, type ProductState } from '#rules/product_reach'
import type { Viewer } from '#rules/viewer'

/** What a comment's reach depends on: its row and that of its product. */
export interface CommentState {
  author_id: number
  /** neither deleted nor made inactive by Django */
  is_active: boolean
  /** deleted, but kept for its replies */
  is_tombstone: boolean
  is_approved: boolean
  product: ProductState
}

/** Whether a comment exists for somebody: what is not approved only for its author and moderators (contract §4). */
export function isCommentWithinReach(comment: CommentState, viewer?: Viewer | null): boolean {
  if (!comment.is_active && !comment.is_tombstone) return false
  if (!isWithinReach(comment.product, viewer)) return false
  if (comment.is_approved) return true
  return Boolean(viewer && (viewer.isModerator || viewer.id === comment.author_id))
}
