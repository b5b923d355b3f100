import { rgbaToThumbHash } from 'thumbhash'
import { open } from '#pictures/engine'

/** The most that ThumbHash takes. */
const SIDE = 100

/** A placeholder of some 25 bytes for a picture, of an animation for its first frame; base64. */
export async function thumbhashOf(picture: Buffer): Promise<string> {
  const opened = await open(picture)
  const small = opened.resize(SIDE, SIDE, { fit: 'inside' }).toColourspace('srgb').ensureAlpha()
  const { data, info } = await small.raw().toBuffer({ resolveWithObject: true })
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64')
}
