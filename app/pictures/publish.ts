import { hash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { decodingFault, PictureFault } from '#pictures/fault'
import { inspect, type Inspected, type LocalFile } from '#pictures/inspect'
import { thumbhashOf } from '#pictures/thumbhash'
import { openUpright } from '#pictures/upright'
import { VARIANT_SIDES, type PictureFormat } from '#rules/pictures'

/** Faces and signs are never shown larger. */
const SQUARE_SIDE = VARIANT_SIDES.full

/** A clean copy of a picture, ready to be shown. */
export interface Published {
  path: string
  bytes: number
  /** of the copy, in hex */
  sha256: string
  format: PictureFormat
  /** of a frame, as it is seen */
  width: number
  height: number
  /** base64 */
  thumbhash: string
  /** sha256 of what it was made of, in hex */
  original: string
}

/**
 * Each format is encoded again as itself. The qualities are those from which on nobody sees a difference
 * beside the original; of AVIF the fastest way that is not much larger, as a better one takes ten times as long.
 */
const ENCODERS: Record<PictureFormat, (picture: Sharp) => Sharp> = {
  // Optimised tables save 4 % and hold the whole picture in memory: a server's heap would be twice as large.
  jpeg: (picture) => picture.jpeg({ quality: 85, optimiseCoding: false }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 85 }),
  avif: (picture) => picture.avif({ quality: 60, effort: 1 }),
  gif: (picture) => picture.gif({ effort: 4 }),
}

interface Wish {
  file: LocalFile
  /** path of the copy */
  target: string
  /** cut to the middle and to at most {@link SQUARE_SIDE}, as avatars are */
  square: boolean
}

/**
 * Makes a copy of a picture that holds nothing but what is seen: EXIF, GPS, comments, profiles and bytes
 * behind the end are gone, it stands upright, its colours are sRGB, an animation still moves.
 *
 * @throws PictureFault
 */
export async function publish({ file, target, square }: Wish): Promise<Published> {
  const inspected = await inspect(file)
  const wanted = { ...inspected, square }
  const { data, info } = await encode(file, wanted).catch(broken)
  await writeFile(target, data, { mode: 0o600 }).catch(full)
  return {
    ...{ path: target, bytes: data.length, format: inspected.format, sha256: hash('sha256', data) },
    ...{ width: info.width, height: info.pageHeight ?? info.height },
    thumbhash: await thumbhashOf(data),
    original: hash('sha256', await readFile(file.path)),
  }
}

function broken(cause: unknown): never {
  throw decodingFault(cause)
}

function full(cause: unknown): never {
  throw new PictureFault('full', { cause })
}

interface Wanted extends Inspected {
  square: boolean
}

async function encode({ path }: LocalFile, { format, frames, square }: Wanted) {
  const upright = await openUpright(path, frames)
  const shaped = square ? await cut(upright) : upright
  return ENCODERS[format](shaped).toBuffer({ resolveWithObject: true })
}

/** To a square in the middle; nothing is enlarged. */
async function cut(picture: Sharp): Promise<Sharp> {
  const { autoOrient, pageHeight } = await picture.metadata()
  const side = Math.min(SQUARE_SIDE, autoOrient.width, pageHeight ?? autoOrient.height)
  return picture.resize(side, side, { fit: 'cover' })
}
