import type { ProductImage } from '#shapes/product_image'
import { assembleVariants } from '#shapes/picture'
import type { ImageRow } from '#shapes/product_record'
import { mediaUrl } from '#rules/media_url'

/** Where files of products are read. */
export interface MediaBases {
  /** in front of the names of files that everybody may see */
  mediaBase: string
  /** the same on this server, which asks who may see a file */
  ownMedia: string
}

/** Files that do not lie in the public place, whatever is set, are read here; so are those on their way there. */
export const baseOf = (
  { has_public_files: isThere }: { has_public_files: boolean },
  { mediaBase, ownMedia }: MediaBases
) => (isThere ? mediaBase : ownMedia)

export const assembleImage = (row: ImageRow, base: string): ProductImage => ({
  id: row.id,
  image: mediaUrl(base, row.image),
  alt_text: row.alt_text,
  is_primary: row.is_primary,
  order_index: row.order_index,
  width: row.width,
  height: row.height,
  thumbhash: row.thumbhash,
  variants: assembleVariants(row.variants, base),
})
