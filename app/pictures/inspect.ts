import { open as openFile } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import { open } from '#pictures/engine'
import { decodingFault, PictureFault } from '#pictures/fault'
import { HEAD_BYTES, kindOf, type FileKind } from '#pictures/format'
import { pictureLimits, PICTURE_TYPES, type PictureFormat } from '#rules/pictures'
import { isWhole } from '#pictures/whole'

export interface Inspected {
  format: PictureFormat
  frames: number
}

/** A file in a temporary place. */
export interface LocalFile {
  path: string
  bytes: number
}

/**
 * What a file is, by its bytes and before anything of it is decoded.
 *
 * @throws PictureFault that says why it is not taken
 */
export async function inspect({ path, bytes }: LocalFile): Promise<Inspected> {
  if (!bytes) throw new PictureFault('empty')
  const kind = kindOf(await headOf(path))
  if (!isTaken(kind)) throw new PictureFault(kind)
  const metadata = await metadataOf(path)
  if (formatOf(metadata) !== kind) throw new PictureFault('broken')
  const { pages: frames = 1 } = metadata
  if (frames > pictureLimits.frames) throw new PictureFault('frames')
  if (isTooLarge(metadata)) throw new PictureFault('pixels')
  if (!(await isWhole(path, kind))) throw new PictureFault('broken')
  return { format: kind, frames }
}

const isTaken = (kind: FileKind): kind is PictureFormat => kind in PICTURE_TYPES

const isTooLarge = ({ width, height, pages = 1 }: Metadata) =>
  Math.max(width, height) > pictureLimits.side || width * height * pages > pictureLimits.pixels

async function headOf(path: string): Promise<Buffer> {
  const file = await openFile(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function metadataOf(path: string): Promise<Metadata> {
  // How many pixels are too many is told by us.
  const picture = await open(path, { limitInputPixels: false })
  return picture.metadata().catch((cause: unknown) => {
    throw decodingFault(cause)
  })
}

/** libheif reads AVIF's cousins, too. */
const formatOf = ({ format, compression }: Metadata) =>
  format === 'heif' && compression === 'av1' ? 'avif' : format
