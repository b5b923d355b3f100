import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import type { PictureFormat } from '#rules/pictures'

interface Size {
  width?: number
  height?: number
  /** makes another picture of it */
  shade?: number
}

/** A picture with an edge and a slope in it, so that scaling and turning show. */
export function drawing({ width = 64, height = 48, shade = 0 }: Size = {}): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)]
    data.set([(x * 255) / width, y < height / 2 ? 40 : 200, (shade * 37) % 256], at * 3)
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

export const picture = (format: PictureFormat, size: Size = {}) =>
  drawing(size).toFormat(format).toBuffer()

/** A photo of a phone held upright: lies on its side, and knows where it was taken. */
export const photo = (size: Size = {}) =>
  drawing(size)
    .withExif({
      IFD0: { Make: 'PhoneMaker', ImageDescription: 'SECRET-COMMENT' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 0/1 49/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()

export async function animation(format: 'gif' | 'webp', frames = 3): Promise<Buffer> {
  const drawn = Array.from({ length: frames }, (_, shade) =>
    drawing({ width: 40, height: 30, shade }).png().toBuffer()
  )
  return sharp(await Promise.all(drawn), { join: { animated: true } })
    .toFormat(format, { loop: 0, delay: Array<number>(frames).fill(100) })
    .toBuffer()
}

/** An animated WebP whose camera was not held upright; its frames are slow, slower, … */
export async function turnedAnimation(orientation: number, frames = 3): Promise<Buffer> {
  const drawn = Array.from({ length: frames }, (_, shade) =>
    drawing({ width: 40, height: 30, shade: 2 * shade })
      .png()
      .toBuffer()
  )
  const delay = drawn.map((_, at) => 100 * (at + 1))
  return sharp(await Promise.all(drawn), { join: { animated: true } })
    .webp({ lossless: true, loop: 2, delay })
    .withMetadata({ orientation })
    .toBuffer()
}

/** A PNG that claims to be larger than it is. */
export async function claiming(width: number, height: number): Promise<Buffer> {
  const png = await picture('png')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  const { crc32 } = await import('node:zlib')
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29)
  return png
}

/** What a phone sends in place of a JPEG, as far as its first bytes go. */
export const heic = () =>
  Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(2000)])

/** A folder for files of a test. */
export function pictureFolder(cleanup: (undo: () => void) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'vitrin-pictures-'))
  cleanup(() => rmSync(folder, { recursive: true }))
  return {
    path: (name: string) => join(folder, name),
    sent(bytes: Buffer, file = 'photo.jpg') {
      const path = join(folder, file)
      writeFileSync(path, bytes)
      return { path, bytes: bytes.length, field: 'image', file }
    },
  }
}
