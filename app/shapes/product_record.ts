import type { AuthorRow } from '#shapes/author'
import type { StoredProduct } from '#shapes/product'
import type { StoredVariants } from '#rules/stored_picture'

/** A product's row with its category's and author's. */
export interface ProductRow extends StoredProduct, AuthorRow {
  is_active: boolean
  is_listed: boolean
  author_hidden: boolean
  has_public_files: boolean
  /** that took it away; null for what is shown, and for what no moderator decided about */
  decision: number | null
  /** timestamptz as PostgreSQL writes it */
  created_at: string
  updated_at: string
  category_id: number
  category_name: string
  category_slug: string
  category_description: string
  category_image: string
}

export interface ImageRow {
  product_id: number
  id: number
  /** name of the file that is shown */
  image: string
  alt_text: string
  is_primary: boolean
  order_index: number
  width: number | null
  height: number | null
  thumbhash: string | null
  /** as the API shows them, with names of files in place of addresses */
  variants: StoredVariants | null
  /** timestamptz as PostgreSQL writes it */
  created_at: string
}

export interface TagRow {
  product_id: number
  id: number
  name: string
  slug: string
}

/** All that the database knows of a product: the same for every viewer. */
export interface ProductRecord extends ProductRow {
  /** in the order of the gallery */
  images: ImageRow[]
  tags: TagRow[]
}
