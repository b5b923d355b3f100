import type { Sharp } from 'sharp'
import { inTurn, open } from '#pictures/engine'
import { VARIANT_SIDES, type VariantName } from '#rules/pictures'

/** A smaller picture, or one of the same size where there is nothing to make smaller. */
export interface Variant {
  name: VariantName
  width: number
  height: number
  webp: Buffer
  /** null unless wanted; also of an animation, since AVIF is not made to move */
  avif: Buffer | null
}

interface Frame {
  data: Buffer
  width: number
  height: number
  channels: 3 | 4
}

/** The longest side at most; nothing is ever enlarged. */
const within = (side: number) =>
  ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const

/** From the largest to the smallest: each is made of the one before, which costs a tenth of decoding anew. */
const NAMES = (Object.keys(VARIANT_SIDES) as VariantName[]).toSorted(
  (one, other) => VARIANT_SIDES[other] - VARIANT_SIDES[one]
)

/**
 * All variants of a published picture, from the largest to the smallest. `full` of an animation moves; the
 * others are its first frame.
 */
export const makeVariants = (published: Buffer, { avif }: { avif: boolean }): Promise<Variant[]> =>
  inTurn(async () => {
    let picture = await open(published)
    const { pages = 1 } = await picture.metadata()
    const variants: Variant[] = []
    for (const name of NAMES) {
      const frame = await shrunk(picture, VARIANT_SIDES[name])
      picture = await still(frame)
      variants.push(await encoded(name, frame, avif))
    }
    return pages > 1 ? [await moving(published, variants[0]!), ...variants.slice(1)] : variants
  })

async function shrunk(picture: Sharp, side: number): Promise<Frame> {
  const pixels = picture.resize(within(side)).toColourspace('srgb').raw()
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { data, width, height, channels: channels as Frame['channels'] }
}

const still = ({ data, ...raw }: Frame) => open(data, { raw })

async function encoded(name: VariantName, frame: Frame, avif: boolean): Promise<Variant> {
  const { width, height } = frame
  const picture = await still(frame)
  return {
    ...{ name, width, height },
    webp: await picture.webp({ quality: 80 }).toBuffer(),
    avif: avif ? await picture.avif({ quality: 55, effort: 2 }).toBuffer() : null,
  }
}

async function moving(published: Buffer, { name, width, height }: Variant): Promise<Variant> {
  const picture = await open(published, { animated: true })
  const webp = await picture.resize(within(VARIANT_SIDES[name])).webp({ quality: 80 }).toBuffer()
  return { name, width, height, webp, avif: null }
}
