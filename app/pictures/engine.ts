import type { SharpOptions } from 'sharp'
import { pictureLimits } from '#rules/pictures'

/** The decoders of the formats that are taken; libvips picks by the bytes, and would know many more. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((name) => `VipsForeignLoad${name}`)

/** A picture that is cut off is an error; small faults that every viewer overlooks are not. */
const STRICT: SharpOptions = { failOn: 'error', limitInputPixels: pictureLimits.pixels }

let loaded: Promise<typeof import('sharp').default> | undefined

/** A picture for sharp, which is loaded when the first one comes: not every start should pay for it. */
export async function open(picture: string | Buffer, options: SharpOptions = {}) {
  const sharp = await (loaded ??= load())
  return sharp(picture, { ...STRICT, ...options })
}

async function load() {
  const { default: sharp } = await import('sharp')
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: DECODERS })
  // What was decoded is not asked for again, and threads of its own would only widen the heap.
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}
