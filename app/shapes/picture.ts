import Type, { type Static } from 'typebox'
import { closed, count, nullable, sampled, url } from '#shapes/schema'
import type { StoredPicture, StoredVariant } from '#rules/stored_picture'
import { mediaUrl } from '#rules/media_url'
import { named } from '#support/named'

/** One size of a picture, for `srcset`; AVIF where this server makes it. */
const Variant = () =>
  Type.Object({ width: count(), height: count(), webp: url(), avif: nullable(url()) }, closed)

/** The sizes of a picture. */
export const Variants = () =>
  Type.Object({ thumb: Variant(), card: Variant(), full: Variant() }, closed)

/** What is known of an avatar or of a category's image; `variants` is null until a job has made them. */
export const Picture = sampled(
  named(
    'Picture',
    Type.Object(
      {
        width: count(),
        height: count(),
        thumbhash: Type.String({ description: 'A placeholder, in base64: evanw/thumbhash' }),
        variants: nullable(Variants()),
      },
      closed
    )
  ),
  { width: 640, height: 640, thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI', variants: null }
)
export type Picture = Static<typeof Picture>

export const assembleVariants = (
  variants: StoredPicture['variants'],
  base: string
): Picture['variants'] =>
  variants && {
    thumb: withAddresses(variants.thumb, base),
    card: withAddresses(variants.card, base),
    full: withAddresses(variants.full, base),
  }

const withAddresses = ({ width, height, webp, avif }: StoredVariant, base: string) => ({
  width,
  height,
  webp: mediaUrl(base, webp)!,
  avif: mediaUrl(base, avif),
})

/** @param base - in front of the names of its files */
export const assemblePicture = (picture: StoredPicture | null, base: string): Picture | null =>
  picture && {
    width: picture.width,
    height: picture.height,
    thumbhash: picture.thumbhash,
    variants: assembleVariants(picture.variants, base),
  }
