import { readFile } from 'node:fs/promises'
import type { PictureFormat } from '#rules/pictures'
import { isWholeGif } from '#pictures/gif'

/**
 * Whether a file goes on to its end, for those formats of which libvips shows one that is cut behind its last pixel,
 * or between two frames, and says nothing.
 */
export async function isWhole(path: string, format: PictureFormat): Promise<boolean> {
  const reaches = REACHES_END[format]
  return reaches === undefined || reaches(await readFile(path))
}

const REACHES_END: Partial<Record<PictureFormat, (bytes: Buffer) => boolean>> = {
  gif: isWholeGif,
  jpeg: isWholeJpeg,
  png: isWholePng,
}

const PNG_SIGNATURE = 8
/** Length, name and checksum. */
const CHUNK_FRAME = 12

/** PNG, third edition, §5.3: chunks up to an IEND. */
function isWholePng(png: Buffer): boolean {
  for (let at = PNG_SIGNATURE; at + CHUNK_FRAME <= png.length;) {
    if (png.toString('latin1', at + 4, at + 8) === 'IEND') return true
    at += CHUNK_FRAME + png.readUInt32BE(at)
  }
  return false
}

const END = 0xd9
/** Markers without a length: those within a scan, and one that means nothing. */
const isBare = (marker: number) => marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** ITU-T T.81 §B.1: segments, and scans behind some of them, up to an end of image. */
function isWholeJpeg(jpeg: Buffer): boolean {
  let at = jpeg.indexOf(0xff, 2)
  while (at !== -1 && at + 1 < jpeg.length) {
    const marker = jpeg[at + 1]!
    if (marker === END) return true
    at = jpeg.indexOf(0xff, marker === 0xff ? at + 1 : behind(jpeg, at, marker))
  }
  return false
}

/** Behind a marker and what belongs to it, but for the bytes of a scan. */
function behind(jpeg: Buffer, at: number, marker: number): number {
  if (isBare(marker) || at + 4 > jpeg.length) return at + 2
  return at + 2 + jpeg.readUInt16BE(at + 2)
}
