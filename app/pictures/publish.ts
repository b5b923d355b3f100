import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { Sharp } from 'sharp'
import { BrokenPictureException, type SentFile } from '#exceptions/pictures'
import { StorageFullException } from '#exceptions/storage'
import { inTurn, open } from '#pictures/engine'
import { inspect, type Inspected } from '#pictures/inspect'
import { thumbhashOf } from '#pictures/thumbhash'
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

/**
 * Makes a copy of a picture that holds nothing but what is seen: EXIF, GPS, comments, profiles and bytes
 * behind the end are gone, it stands upright, its colours are sRGB, an animation still moves.
 *
 * @param target - path of the copy
 * @param square - cut to the middle and to at most {@link SQUARE_SIDE}, as avatars are
 * @throws a refusal of #exceptions/pictures for a file that is not taken, StorageFullException
 */
export const publish = (
  sent: SentFile,
  target: string,
  { square = false } = {}
): Promise<Published> =>
  inTurn(async () => {
    const { format, frames } = await inspect(sent)
    const { data, info } = await encode(sent, { format, frames, square }).catch(() => {
      throw new BrokenPictureException(sent)
    })
    await writeFile(target, data, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
      throw new StorageFullException(error)
    })
    return {
      ...{ path: target, bytes: data.length, format },
      sha256: createHash('sha256').update(data).digest('hex'),
      ...{ width: info.width, height: info.pageHeight ?? info.height },
      thumbhash: await thumbhashOf(data),
    }
  })

interface Wanted extends Inspected {
  square: boolean
}

async function encode({ path }: SentFile, { format, frames, square }: Wanted) {
  const picture = await open(path, { animated: frames > 1 })
  const upright = frames > 1 ? picture : picture.autoOrient()
  const shaped = square ? await cut(upright) : upright
  return ENCODERS[format](shaped).toBuffer({ resolveWithObject: true })
}

/** To a square in the middle; nothing is enlarged. */
async function cut(picture: Sharp): Promise<Sharp> {
  const { autoOrient, pageHeight } = await picture.metadata()
  const side = Math.min(SQUARE_SIDE, autoOrient.width, pageHeight ?? autoOrient.height)
  return picture.resize(side, side, { fit: 'cover' })
}
