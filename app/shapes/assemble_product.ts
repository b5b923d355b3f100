import { STORED_PRODUCT, type Product, type ProductImage } from '#shapes/product'
import type { ImageRow, ProductRecord } from '#shapes/product_record'
import { isoTime } from '#support/iso_time'
import { pick } from '#support/pick'
import { mediaUrl } from '#rules/media_url'
import { productSlug } from '#rules/product_slug'

interface View {
  /** in front of the names of files */
  mediaBase: string
  /** whether the caller likes it */
  liked: boolean
}

/** The one way in which a product becomes JSON. */
export function assembleProduct(record: ProductRecord, { mediaBase, liked }: View): Product {
  return {
    ...pick(record, STORED_PRODUCT),
    slug: productSlug(record.name),
    category: categoryOf(record, mediaBase),
    images: record.images.map((image) => assembleImage(image, mediaBase)),
    tags: record.tags.map(({ id, name, slug }) => ({ id, name, slug })),
    user: authorOf(record, mediaBase),
    is_liked: liked,
    created_at: isoTime(record.created_at),
    updated_at: isoTime(record.updated_at),
  }
}

const categoryOf = (record: ProductRecord, mediaBase: string) => ({
  id: record.category_id,
  name: record.category_name,
  slug: record.category_slug,
  description: record.category_description,
  image: mediaUrl(mediaBase, record.category_image),
})

const authorOf = (record: ProductRecord, mediaBase: string) => ({
  id: record.user_id,
  username: record.username,
  first_name: record.first_name,
  last_name: record.last_name,
  avatar: mediaUrl(mediaBase, record.avatar),
})

const assembleImage = (row: ImageRow, mediaBase: string): ProductImage => ({
  id: row.id,
  image: mediaUrl(mediaBase, row.image),
  alt_text: row.alt_text,
  is_primary: row.is_primary,
  order_index: row.order_index,
  width: null,
  height: null,
  thumbhash: null,
  variants: null,
})
