import Type, { type Static } from 'typebox'
import { assemblePicture, Picture } from '#shapes/picture'
import { count, nullable, sampleOf, shape, url } from '#shapes/schema'
import { mediaUrl } from '#rules/media_url'
import type { StoredPicture } from '#rules/stored_picture'

const identity = {
  id: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  description: Type.String(),
  image: nullable(url()),
}

/** The category of a product, shown even when it is inactive. */
export const ProductCategory = shape('ProductCategory', identity, {
  id: 5,
  name: 'Bags',
  slug: 'bags',
  description: 'Carried over the shoulder or by hand',
  image: null,
})
export type ProductCategory = Static<typeof ProductCategory>

const place = {
  image_picture: nullable(Picture),
  parent: nullable(Type.Integer({ description: 'Id of the category above' })),
  products_count: count(),
}

export const Category = shape(
  'Category',
  { ...identity, ...place },
  { ...sampleOf(ProductCategory), image_picture: null, parent: null, products_count: 12 }
)
export type Category = Static<typeof Category>

/** A category with those right below it. */
export const CategoryDetail = shape(
  'CategoryDetail',
  { ...identity, ...place, children: Type.Array(Category) },
  {
    ...sampleOf(Category),
    children: [{ ...sampleOf(Category), id: 9, name: 'Satchels', slug: 'satchels', parent: 5 }],
  }
)

export interface CategoryNode extends Category {
  children: CategoryNode[]
}

/** A category with all below it; it refers to itself by the name that it has in the document. */
export const CategoryNode = shape(
  'CategoryNode',
  {
    ...identity,
    ...place,
    children: Type.Array(Type.Unsafe<CategoryNode>({ $ref: '#/components/schemas/CategoryNode' })),
  },
  { ...sampleOf(Category), children: [] }
)

export const CategoryTree = Type.Array(CategoryNode)

export const CategoryStats = shape(
  'CategoryStats',
  {
    id: Type.Integer(),
    slug: Type.String(),
    products_count: count(),
    subtree_products_count: Type.Integer({ minimum: 0, description: 'With all categories below' }),
    children_count: count(),
    authors_count: count(),
    views_count: count(),
    likes_count: count(),
  },
  {
    id: 5,
    slug: 'bags',
    products_count: 12,
    subtree_products_count: 31,
    children_count: 2,
    authors_count: 4,
    views_count: 9120,
    likes_count: 377,
  }
)
export type CategoryStats = Static<typeof CategoryStats>

export interface CategoryRow extends Omit<Category, 'image' | 'image_picture'> {
  image_picture: StoredPicture | null
  /** a stored file's name, or '' */
  image: string
}

export const assembleCategory = (row: CategoryRow, mediaBase: string): Category => ({
  ...row,
  image: mediaUrl(mediaBase, row.image),
  image_picture: assemblePicture(row.image_picture, mediaBase),
})
