import Type, { type Static } from 'typebox'
import { page } from '#shapes/page'
import { closed, count } from '#shapes/schema'

/** A tag by itself; as part of a product it has no count. */
export const Tag = Type.Object(
  { id: Type.Integer(), name: Type.String(), slug: Type.String(), products_count: count() },
  closed
)
export type Tag = Static<typeof Tag>

export const TagPage = page(Tag)
