import { createHash } from 'node:crypto'
import { open } from '#pictures/engine'

interface Size {
  width: number
  height: number
}

interface Wish {
  text: string
  size: Size
  /** path of the drawing */
  target: string
}

type Colour = [red: number, green: number, blue: number]

/** A disc; lengths are shares of the picture's height. */
interface Disc {
  x: number
  y: number
  radius: number
  colour: Colour
}

const DISCS = 3
/** Drawing keeps the event loop busy, scaling does not. */
const SCALE = 4
/** Width of an edge in pixels, so that it is smooth. */
const EDGE = 1

/**
 * Draws discs before a slope of two colours, as JPEG of a few kB. The same text gives the same picture; it
 * stands for photos that the demo has not.
 */
export async function draw({ text, size: { width, height }, target }: Wish): Promise<void> {
  const bytes = createHash('sha512').update(text).digest()
  const share = (at: number) => bytes[at]! / 255
  const hue = share(0) * 360
  const [above, below] = [colourOf(hue, 0.35, 0.88), colourOf(hue + 40, 0.4, 0.62)]
  const discs = Array.from({ length: DISCS }, (_, at): Disc => ({
    x: (0.15 + 0.7 * share(3 * at + 1)) * (width / height),
    y: 0.2 + 0.6 * share(3 * at + 2),
    radius: 0.12 + 0.22 * share(3 * at + 3),
    colour: colourOf(hue + 150 + 60 * at, 0.55, 0.45 + 0.12 * at),
  }))
  const small = { width: Math.round(width / SCALE), height: Math.round(height / SCALE) }
  const data = pixels(small, (x, y) => {
    const ground = mix(above, below, y / small.height)
    return discs.reduce((under, disc) => over(under, disc, { x, y, height: small.height }), ground)
  })
  const drawing = await open(data, { raw: { ...small, channels: 3 } })
  await drawing.resize(width, height).jpeg({ quality: 80 }).toFile(target)
}

function pixels({ width, height }: Size, colourAt: (x: number, y: number) => Colour): Buffer {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++)
    data.set(colourAt(at % width, Math.floor(at / width)), 3 * at)
  return data
}

/** What is seen at a place where a disc lies over a colour. */
function over(under: Colour, disc: Disc, at: { x: number; y: number; height: number }): Colour {
  const { height } = at
  const distance = Math.hypot(at.x - disc.x * height, at.y - disc.y * height)
  const inside = (disc.radius * height - distance) / EDGE
  return mix(under, disc.colour, Math.min(1, Math.max(0, inside)))
}

const mix = (one: Colour, other: Colour, share: number) =>
  one.map((value, at) => value + (other[at]! - value) * share) as Colour

/** HSL as CSS has it: hue in degrees, the others from 0 to 1. */
function colourOf(hue: number, saturation: number, lightness: number): Colour {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const place = (offset + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}
