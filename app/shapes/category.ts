import Type, { type Static } from 'typebox'
import { closed, nullable } from '#shapes/schema'

/** The category of a product, shown even when it is inactive. */
export const ProductCategory = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    slug: Type.String(),
    description: Type.String(),
    image: nullable(Type.String({ format: 'uri' })),
  },
  closed
)
export type ProductCategory = Static<typeof ProductCategory>
