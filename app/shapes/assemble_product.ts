import { assembleImage, baseOf, type MediaBases } from '#shapes/assemble_image'
import { assembleAuthor } from '#shapes/author'
import { STORED_PRODUCT, type Product } from '#shapes/product'
import type { ProductRecord } from '#shapes/product_record'
import { isoTime } from '#support/iso_time'
import { pick } from '#support/pick'
import { mediaUrl } from '#rules/media_url'
import { productSlug } from '#rules/product_slug'

interface View extends MediaBases {
  /** whether the caller likes it */
  liked: boolean
}

/** The one way in which a product becomes JSON. */
export function assembleProduct(record: ProductRecord, view: View): Product {
  const { mediaBase, liked } = view
  const images = record.images.map((image) => assembleImage(image, baseOf(record, view)))
  return {
    ...pick(record, STORED_PRODUCT),
    slug: productSlug(record.name),
    category: categoryOf(record, mediaBase),
    images,
    primary_image: images.find((image) => image.is_primary) ?? null,
    tags: record.tags.map(({ id, name, slug }) => ({ id, name, slug })),
    user: assembleAuthor(record, mediaBase),
    ...(record.decision === null ? {} : { decision: record.decision }),
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
