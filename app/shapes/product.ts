import Type, { type Static } from 'typebox'
import { Author } from '#shapes/author'
import { ProductCategory } from '#shapes/category'
import { cursorPage, page } from '#shapes/page'
import { closed, count, nullable, time } from '#shapes/schema'

/** Size, placeholder and variants are null until pictures are processed. */
export const ProductImage = Type.Object(
  {
    id: Type.Integer(),
    image: nullable(Type.String({ format: 'uri' })),
    alt_text: Type.String(),
    is_primary: Type.Boolean(),
    order_index: count(),
    width: nullable(count()),
    height: nullable(count()),
    thumbhash: nullable(Type.String()),
    variants: nullable(Type.Array(Type.String({ format: 'uri' }))),
  },
  closed
)
export type ProductImage = Static<typeof ProductImage>

export const ProductTag = Type.Object(
  { id: Type.Integer(), name: Type.String(), slug: Type.String() },
  closed
)
export type ProductTag = Static<typeof ProductTag>

/** A product wherever the API shows one: in lists, as a detail, as the answer to a write. */
export const Product = Type.Object(
  {
    id: Type.Integer(),
    name: Type.String(),
    slug: Type.String({ description: 'Of the name, for links; products are looked up by id' }),
    description: Type.String(),
    price: Type.String({ pattern: '^-?\\d+\\.\\d{2}$' }),
    currency: Type.String({ description: 'ISO 4217' }),
    category: ProductCategory,
    images: Type.Array(ProductImage),
    tags: Type.Array(ProductTag),
    user: Author,
    is_liked: Type.Boolean({ description: 'By the signed-in caller' }),
    views_count: count(),
    likes_count: count(),
    comments_count: count(),
    status: Type.Enum(['draft', 'published', 'archived']),
    moderation_state: Type.Enum(['visible', 'hidden', 'removed']),
    created_at: time(),
    updated_at: time(),
  },
  closed
)
export type Product = Static<typeof Product>

export const ProductPage = page(Product)
export type ProductPage = Static<typeof ProductPage>

export const ProductCursorPage = cursorPage(Product)
export type ProductCursorPage = Static<typeof ProductCursorPage>
