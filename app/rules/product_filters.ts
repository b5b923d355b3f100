/**
 * What the product list can be narrowed by. The validator, the SQL and the API document are each
 * held to these keys by the compiler.
 */
export interface ProductFilters {
  category?: number
  category_slug?: string
  /** of `category` or `category_slug` */
  include_subcategories?: boolean
  user?: number
  /** a decimal, as text */
  min_price?: string
  max_price?: string
  currency?: string
  /** slugs, any of them; [] is no filter */
  tags?: string[]
  status?: 'draft' | 'published' | 'archived'
  featured?: boolean
  /** ISO 8601, UTC, inclusive */
  created_after?: string
  created_before?: string
  /** terms, all of them; [] is no filter */
  search?: string[]
}
