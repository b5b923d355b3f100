import Type, { type Static } from 'typebox'
import { nullable, shape } from '#shapes/schema'

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
