import Type, { type Static } from 'typebox'
import { count, shape } from '#shapes/schema'

/** A tag by itself; as part of a product it has no count. */
export const Tag = shape(
  'Tag',
  { id: Type.Integer(), name: Type.String(), slug: Type.String(), products_count: count() },
  { id: 8, name: 'Handmade', slug: 'handmade', products_count: 7 }
)
export type Tag = Static<typeof Tag>
