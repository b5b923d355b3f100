import Type, { type Static } from 'typebox'
import { nullable, shape } from '#shapes/schema'
import { mediaUrl } from '#rules/media_url'

/** Somebody as the author of a product or a comment: what even a private profile shows. */
export const Author = shape(
  'Author',
  {
    id: Type.Integer(),
    username: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    avatar: nullable(Type.String({ format: 'uri', description: 'null for a private profile' })),
  },
  { id: 3, username: 'ada', first_name: 'Ada', last_name: 'Yıldız', avatar: null }
)
export type Author = Static<typeof Author>

/** Of a row that has its author's columns beside its own. */
export interface AuthorRow extends Omit<Author, 'id'> {
  user_id: number
  /** a stored file's name; null for a private profile */
  avatar: string | null
}

export const assembleAuthor = (row: AuthorRow, mediaBase: string): Author => ({
  id: row.user_id,
  username: row.username,
  first_name: row.first_name,
  last_name: row.last_name,
  avatar: mediaUrl(mediaBase, row.avatar),
})
