import Type, { type Static } from 'typebox'
import { page } from '#shapes/page'
import { closed, count, nullable } from '#shapes/schema'
import { mediaUrl } from '#rules/media_url'

const identity = {
  id: Type.Integer(),
  name: Type.String(),
  slug: Type.String(),
  description: Type.String(),
  image: nullable(Type.String({ format: 'uri' })),
}

/** The category of a product, shown even when it is inactive. */
export const ProductCategory = Type.Object(identity, closed)
export type ProductCategory = Static<typeof ProductCategory>

const place = {
  parent: nullable(Type.Integer({ description: 'Id of the category above' })),
  products_count: count(),
}

export const Category = Type.Object({ ...identity, ...place }, closed)
export type Category = Static<typeof Category>

export const CategoryPage = page(Category)

/** A category with those right below it. */
export const CategoryDetail = Type.Object(
  { ...identity, ...place, children: Type.Array(Category) },
  closed
)

export interface CategoryNode extends Category {
  children: CategoryNode[]
}

/** A category with all below it; it refers to itself, so the name stands here. */
export const CategoryNode = Type.Object(
  {
    ...identity,
    ...place,
    children: Type.Array(Type.Unsafe<CategoryNode>({ $ref: '#/components/schemas/CategoryNode' })),
  },
  closed
)

export const CategoryTree = Type.Array(CategoryNode)

export const CategoryStats = Type.Object(
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
  closed
)
export type CategoryStats = Static<typeof CategoryStats>

export interface CategoryRow extends Omit<Category, 'image'> {
  /** a stored file's name, or '' */
  image: string
}

export const assembleCategory = (row: CategoryRow, mediaBase: string): Category => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  description: row.description,
  image: mediaUrl(mediaBase, row.image),
  parent: row.parent,
  products_count: row.products_count,
})
