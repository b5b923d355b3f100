import type { Comment } from '#shapes/comment'
import { isoTime } from '#support/iso_time'
import { mediaUrl } from '#rules/media_url'

/** A comment's row with its author's; a tombstone is inactive. */
export interface CommentRow {
  id: number
  product_id: number
  parent_id: number | null
  content: string
  is_active: boolean
  is_approved: boolean
  is_edited: boolean
  likes_count: number
  replies_count: number
  /** timestamptz as PostgreSQL writes it */
  created_at: string
  updated_at: string
  user_id: number
  username: string
  first_name: string
  last_name: string
  /** a stored file's name; null for a private profile */
  avatar: string | null
}

/** The one way in which a comment becomes JSON; its replies are put below it afterwards. */
export function assembleComment(row: CommentRow, mediaBase: string): Comment {
  return {
    id: row.id,
    product: row.product_id,
    parent: row.parent_id,
    user: row.is_active ? authorOf(row, mediaBase) : null,
    content: row.is_active ? row.content : '',
    is_approved: row.is_approved,
    is_edited: row.is_edited,
    is_deleted: !row.is_active,
    likes_count: row.likes_count,
    replies_count: row.replies_count,
    created_at: isoTime(row.created_at),
    updated_at: isoTime(row.updated_at),
    replies: [],
  }
}

const authorOf = (row: CommentRow, mediaBase: string) => ({
  id: row.user_id,
  username: row.username,
  first_name: row.first_name,
  last_name: row.last_name,
  avatar: mediaUrl(mediaBase, row.avatar),
})

/**
 * Puts replies below their parents, in the order in which they come. One pass, so a thread may be as
 * deep as it likes. What replies to a comment that is not among them is below none.
 *
 * @param root - to be put below none, whatever its parent
 * @returns the same comments
 */
export function nest(comments: Comment[], root?: number): Comment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]))
  for (const comment of comments)
    if (comment.parent !== null && comment.id !== root)
      byId.get(comment.parent)?.replies.push(comment)
  return comments
}
