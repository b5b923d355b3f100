import { hash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { open } from '#pictures/engine'
import { VARIANT_SIDES, type VariantName } from '#rules/pictures'

/** A smaller picture, or one of the same size where there is nothing to make smaller. */
export interface Variant {
  name: VariantName
  width: number
  height: number
  webp: MadeFile
  /** null unless wanted; also of an animation, since AVIF is not made to move */
  avif: MadeFile | null
}

export interface MadeFile {
  path: string
  bytes: number
  /** in hex */
  sha256: string
}

interface Wish {
  /** path of a published picture */
  published: string
  /** an empty one for the files */
  folder: string
  avif: boolean
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
export async function makeVariants({ published, folder, avif }: Wish): Promise<Variant[]> {
  let picture = await open(published)
  const { pages = 1 } = await picture.metadata()
  const variants: Variant[] = []
  for (const name of NAMES) {
    const frame = await shrunk(picture, VARIANT_SIDES[name])
    picture = await still(frame)
    const isMoving = pages > 1 && name === NAMES[0]
    variants.push(
      await (isMoving ? moving(published, frame, folder) : encoded(name, frame, { folder, avif }))
    )
  }
  return variants
}

async function shrunk(picture: Sharp, side: number): Promise<Frame> {
  const pixels = picture.resize(within(side)).toColourspace('srgb').raw()
  const { data, info } = await pixels.toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { data, width, height, channels: channels as Frame['channels'] }
}

const still = ({ data, ...raw }: Frame) => open(data, { raw })

async function encoded(
  name: VariantName,
  frame: Frame,
  { folder, avif }: Pick<Wish, 'folder' | 'avif'>
): Promise<Variant> {
  const { width, height } = frame
  const picture = await still(frame)
  const path = join(folder, name)
  return {
    ...{ name, width, height },
    webp: await written(picture.webp({ quality: 80 }), `${path}.webp`),
    avif: avif ? await written(picture.avif({ quality: 55, effort: 2 }), `${path}.avif`) : null,
  }
}

async function moving(
  published: string,
  { width, height }: Frame,
  folder: string
): Promise<Variant> {
  const [name] = NAMES as [VariantName]
  const picture = await open(published, { animated: true })
  const resized = picture.resize(within(VARIANT_SIDES[name])).webp({ quality: 80 })
  return {
    name,
    width,
    height,
    webp: await written(resized, join(folder, `${name}.webp`)),
    avif: null,
  }
}

async function written(picture: Sharp, path: string): Promise<MadeFile> {
  const data = await picture.toBuffer()
  await writeFile(path, data, { mode: 0o600 })
  return { path, bytes: data.length, sha256: hash('sha256', data) }
}
