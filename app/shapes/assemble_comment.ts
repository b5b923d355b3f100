import { assembleAuthor, type AuthorRow } from '#shapes/author'
import { STORED_COMMENT, type Comment, type StoredComment } from '#shapes/comment'
import { isoTime } from '#support/iso_time'
import { pick } from '#support/pick'

/** A comment's row with its author's; a tombstone is inactive. */
export interface CommentRow extends StoredComment, AuthorRow {
  product_id: number
  parent_id: number | null
  content: string
  is_active: boolean
  /** timestamptz as PostgreSQL writes it */
  created_at: string
  updated_at: string
}

/** The one way in which a comment becomes JSON; its replies are put below it afterwards. */
export function assembleComment(row: CommentRow, mediaBase: string): Comment {
  return {
    ...pick(row, STORED_COMMENT),
    product: row.product_id,
    parent: row.parent_id,
    user: row.is_active ? assembleAuthor(row, mediaBase) : null,
    content: row.is_active ? row.content : '',
    is_deleted: !row.is_active,
    created_at: isoTime(row.created_at),
    updated_at: isoTime(row.updated_at),
    replies: [],
  }
}

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
