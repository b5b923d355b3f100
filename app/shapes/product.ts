import Type, { type Static } from 'typebox'
import { Author } from '#shapes/author'
import { ProductCategory } from '#shapes/category'
import { ProductImage } from '#shapes/product_image'
import { count, nullable, sampleOf, shape, time } from '#shapes/schema'

export const ProductTag = shape(
  'ProductTag',
  { id: Type.Integer(), name: Type.String(), slug: Type.String() },
  { id: 8, name: 'Handmade', slug: 'handmade' }
)
export type ProductTag = Static<typeof ProductTag>

/** Columns that are shown as they are stored: the row's type, its SELECT and the shape follow from these. */
const stored = {
  id: Type.Integer(),
  name: Type.String(),
  description: Type.String(),
  price: Type.String({ pattern: '^-?\\d+\\.\\d{2}$' }),
  currency: Type.String({ description: 'ISO 4217' }),
  views_count: count(),
  likes_count: count(),
  comments_count: count(),
  status: Type.Enum(['draft', 'published', 'archived']),
  moderation_state: Type.Enum(['visible', 'held', 'hidden', 'removed']),
}
export type StoredProduct = { [Column in keyof typeof stored]: Static<(typeof stored)[Column]> }
export const STORED_PRODUCT = Object.keys(stored) as (keyof StoredProduct)[]

/** A product wherever the API shows one: in lists, as a detail, as the answer to a write. */
export const Product = shape(
  'Product',
  {
    ...stored,
    slug: Type.String({ description: 'Of the name, for links; products are looked up by id' }),
    category: ProductCategory,
    images: Type.Array(ProductImage),
    primary_image: nullable(ProductImage),
    tags: Type.Array(ProductTag),
    user: Author,
    decision: Type.Optional(
      Type.Integer({ description: 'That took it away; for its owner and moderators' })
    ),
    is_liked: Type.Boolean({ description: 'By the signed-in caller' }),
    created_at: time(),
    updated_at: time(),
  },
  {
    id: 42,
    name: 'Leather satchel',
    slug: 'leather-satchel',
    description: 'Vegetable-tanned, hand-stitched, with a brass buckle.',
    price: '129.90',
    currency: 'EUR',
    category: sampleOf(ProductCategory),
    images: [sampleOf(ProductImage)],
    primary_image: sampleOf(ProductImage),
    tags: [sampleOf(ProductTag), { id: 2, name: 'Leather', slug: 'leather' }],
    user: sampleOf(Author),
    is_liked: false,
    views_count: 318,
    likes_count: 27,
    comments_count: 4,
    status: 'published',
    moderation_state: 'visible',
    created_at: '2026-11-19T16:40:12.093714Z',
    updated_at: '2026-11-20T08:02:55.610402Z',
  }
)
export type Product = Static<typeof Product>
