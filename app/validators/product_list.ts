import vine from '@vinejs/vine'
import { flag, given, id, number, oneOf, search, time } from '#validators/filters'
import type { ProductFilters } from '#rules/product_filters'

const slugs = (text: string) =>
  [...new Set(text.split(',').map((slug) => slug.trim()))].filter(Boolean)

type Status = NonNullable<ProductFilters['status']>
const STATUSES: Status[] = ['draft', 'published', 'archived']

/** The filters of the product list; one that is added here must be implemented in #queries/products/filters. */
export const productListValidator = vine.create({
  category: id(),
  category_slug: given().optional(),
  include_subcategories: flag(),
  user: id(),
  min_price: number(),
  max_price: number(),
  currency: given().optional(),
  tags: given().optional().transform(slugs),
  status: given()
    .use(oneOf(STATUSES))
    .optional()
    .transform((status) => status as Status),
  featured: flag(),
  created_after: time(),
  created_before: time(),
  search: search(),
} satisfies Record<keyof ProductFilters, unknown>)
