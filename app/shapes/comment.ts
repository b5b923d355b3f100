import Type, { type Static } from 'typebox'
import { Author } from '#shapes/author'
import { closed, count, nullable, sampleOf, shape, time } from '#shapes/schema'

/** Columns that are shown as they are stored: the row's type, its SELECT and the shape follow from these. */
const stored = {
  id: Type.Integer(),
  is_approved: Type.Boolean(),
  is_edited: Type.Boolean(),
  likes_count: count(),
  replies_count: Type.Integer({ minimum: 0, description: 'Approved ones right below' }),
}
export type StoredComment = { [Column in keyof typeof stored]: Static<(typeof stored)[Column]> }
export const STORED_COMMENT = Object.keys(stored) as (keyof StoredComment)[]

const own = {
  ...stored,
  product: Type.Integer({ description: 'Id of the product' }),
  parent: nullable(Type.Integer({ description: 'Id of the comment that this one replies to' })),
  user: nullable(Author),
  content: Type.String({ description: 'Plain text: escape it before it becomes HTML' }),
  is_deleted: Type.Boolean({ description: 'A tombstone: no text, no author, but replies' }),
  created_at: time(),
  updated_at: time(),
}

const Alone = Type.Object(own, closed)

export interface Comment extends Static<typeof Alone> {
  replies: Comment[]
}

const said: Comment = {
  id: 311,
  product: 42,
  parent: null,
  user: { id: 9, username: 'grace', first_name: 'Grace', last_name: 'Hopper', avatar: null },
  content: 'Does it hold a 14-inch laptop?',
  is_approved: true,
  is_edited: false,
  is_deleted: false,
  likes_count: 3,
  replies_count: 1,
  created_at: '2026-11-20T09:12:40.120934Z',
  updated_at: '2026-11-20T09:12:40.120934Z',
  replies: [],
}

const reply: Comment = {
  ...said,
  id: 312,
  parent: said.id,
  user: sampleOf(Author),
  content: 'Yes, without its sleeve.',
  is_edited: true,
  likes_count: 0,
  replies_count: 0,
  created_at: '2026-11-20T09:31:02.004518Z',
  updated_at: '2026-11-20T09:33:17.881230Z',
}

/** A comment with the approved replies below it, newest first; it refers to itself by its name in the document. */
export const Comment = shape(
  'Comment',
  {
    ...own,
    replies: Type.Array(Type.Unsafe<Comment>({ $ref: '#/components/schemas/Comment' })),
  },
  { ...said, replies: [reply] }
)

/** What a moderator's decision answers. */
export const Approval = shape(
  'Approval',
  { message: Type.String(), is_approved: Type.Boolean() },
  { message: 'Comment approved', is_approved: true }
)
