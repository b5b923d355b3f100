import type { VariantName } from '#rules/pictures'

/** A size of a picture, by the names of its files. */
export interface StoredVariant {
  width: number
  height: number
  webp: string
  avif: string | null
}

export type StoredVariants = Record<VariantName, StoredVariant>

/** What is known of an avatar or the image of a category, as it is kept beside the name of its file. */
export interface StoredPicture {
  /** the clean copy of a file that Django stored; null where the file itself is one */
  published: string | null
  width: number
  height: number
  thumbhash: string
  /** null until they are made */
  variants: StoredVariants | null
}
