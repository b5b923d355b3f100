import Type, { type Static } from 'typebox'
import { closed, nullable } from '#shapes/schema'

/** Somebody as the author of a product or a comment: what even a private profile shows. */
export const Author = Type.Object(
  {
    id: Type.Integer(),
    username: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    avatar: nullable(Type.String({ format: 'uri', description: 'null for a private profile' })),
  },
  closed
)
export type Author = Static<typeof Author>
