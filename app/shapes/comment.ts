import Type, { type Static } from 'typebox'
import { Author } from '#shapes/author'
import { cursorPage, page } from '#shapes/page'
import { closed, count, nullable, time } from '#shapes/schema'

const own = {
  id: Type.Integer(),
  product: Type.Integer({ description: 'Id of the product' }),
  parent: nullable(Type.Integer({ description: 'Id of the comment that this one replies to' })),
  user: nullable(Author),
  content: Type.String({ description: 'Plain text: escape it before it becomes HTML' }),
  is_approved: Type.Boolean(),
  is_edited: Type.Boolean(),
  is_deleted: Type.Boolean({ description: 'A tombstone: no text, no author, but replies' }),
  likes_count: count(),
  replies_count: Type.Integer({ minimum: 0, description: 'Approved ones right below' }),
  created_at: time(),
  updated_at: time(),
}

const Alone = Type.Object(own, closed)

export interface Comment extends Static<typeof Alone> {
  replies: Comment[]
}

/** A comment with the approved replies below it, newest first; it refers to itself, so the name stands here. */
export const Comment = Type.Object(
  {
    ...own,
    replies: Type.Array(Type.Unsafe<Comment>({ $ref: '#/components/schemas/Comment' })),
  },
  closed
)

export const CommentPage = page(Comment)
export const CommentCursorPage = cursorPage(Comment)

export const CommentThread = Type.Array(Comment, { maxItems: 100 })

/** What a moderator's decision answers. */
export const Approval = Type.Object({ message: Type.String(), is_approved: Type.Boolean() }, closed)
