import { extname } from 'node:path/posix'

/** What a picture may be that somebody uploads; `info/` tells it to clients. */
export const pictureLimits = {
  /** of one file */
  bytes: 10 * 2 ** 20,
  /** files in one request, and pictures of one product */
  files: 12,
  /** of all frames together, so that an animation is no way around it */
  pixels: 50_000_000,
  /** the most a JPEG and a GIF have; a PNG of one row of 50 megapixels costs 2 GB of memory */
  side: 65_535,
  frames: 200,
}

/** Formats that are taken, with the ending of their files' names. */
export const PICTURE_TYPES = {
  jpeg: { contentType: 'image/jpeg', extension: 'jpg' },
  png: { contentType: 'image/png', extension: 'png' },
  webp: { contentType: 'image/webp', extension: 'webp' },
  avif: { contentType: 'image/avif', extension: 'avif' },
  gif: { contentType: 'image/gif', extension: 'gif' },
} as const

const BY_ENDING: Record<string, string> = {
  ...Object.fromEntries(
    Object.values(PICTURE_TYPES).map(({ extension, contentType }) => [`.${extension}`, contentType])
  ),
  '.jpeg': PICTURE_TYPES.jpeg.contentType,
}
const UNKNOWN = 'application/octet-stream'

/** What a file of Django's is by the ending of its name; all but pictures is of no type that browsers show. */
export const contentTypeOf = (name: string): string =>
  BY_ENDING[extname(name).toLowerCase()] ?? UNKNOWN

export type PictureFormat = keyof typeof PICTURE_TYPES

/** Sizes that are made of every picture: by name, the longest side in pixels at most. */
export const VARIANT_SIDES = { thumb: 320, card: 640, full: 1600 } as const

export type VariantName = keyof typeof VARIANT_SIDES
