import type { Raw, Sharp } from 'sharp'
import { open } from '#pictures/engine'

/** How EXIF's orientations are undone: mirrored first, then turned by degrees. */
const TURNS: Record<number, { flip?: boolean; flop?: boolean; turn?: 90 | 180 | 270 }> = {
  2: { flop: true },
  3: { turn: 180 },
  4: { flip: true },
  5: { flip: true, turn: 90 },
  6: { turn: 90 },
  7: { flip: true, turn: 270 },
  8: { turn: 270 },
}
type Turn = (typeof TURNS)[number]

/** A picture that stands as its camera was held, all frames of it. */
export async function openUpright(path: string, frames: number): Promise<Sharp> {
  const picture = await open(path, { animated: frames > 1 })
  if (frames === 1) return picture.autoOrient()
  const { orientation = 1, delay, loop } = await picture.metadata()
  const turn = TURNS[orientation]
  if (!turn) return picture
  const turned = await turnFrames(picture, turn)
  return turned.webp({ delay, loop })
}

/** libvips has the frames below one another, and would turn them as one picture. They are as large as before. */
async function turnFrames(animation: Sharp, turn: Turn): Promise<Sharp> {
  const { data, info } = await animation.raw().toBuffer({ resolveWithObject: true })
  const { width, channels, pages = 1, pageHeight: height = info.height } = info
  const size = data.length / pages
  let raw: Raw = { width, height, channels }
  for (let at = 0; at < data.length; at += size) {
    const frame = await open(data.subarray(at, at + size), { raw: { width, height, channels } })
    const turned = await turnedOf(frame, turn).toBuffer({ resolveWithObject: true })
    turned.data.copy(data, at)
    raw = { width: turned.info.width, height: turned.info.height, channels }
  }
  const stack = { ...raw, height: raw.height * pages, pageHeight: raw.height }
  return open(data, { animated: true, raw: stack })
}

const turnedOf = (frame: Sharp, { flip = false, flop = false, turn }: Turn) =>
  (turn ? frame.rotate(turn) : frame).flip(flip).flop(flop).raw()
