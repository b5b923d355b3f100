import { open as openFile, readFile } from 'node:fs/promises'
import type { Metadata } from 'sharp'
import {
  BrokenPictureException,
  EmptyPictureException,
  HeicPictureException,
  NotAPictureException,
  SvgPictureException,
  TiffPictureException,
  TooManyFramesException,
  TooManyPixelsException,
  type FileSource,
  type SentFile,
} from '#exceptions/pictures'
import { open } from '#pictures/engine'
import { HEAD_BYTES, kindOf, type FileKind } from '#pictures/format'
import { isWholeGif } from '#pictures/gif'
import { pictureLimits, type PictureFormat } from '#rules/pictures'

export interface Inspected {
  format: PictureFormat
  frames: number
}

const REFUSED: Partial<Record<FileKind, new (source: FileSource) => Error>> = {
  heic: HeicPictureException,
  svg: SvgPictureException,
  tiff: TiffPictureException,
  unknown: NotAPictureException,
}

/**
 * What a file is, by its bytes and before anything of it is decoded.
 *
 * @throws a refusal of #exceptions/pictures that says why it is not taken
 */
export async function inspect(sent: SentFile): Promise<Inspected> {
  if (!sent.bytes) throw new EmptyPictureException(sent)
  const kind = kindOf(await headOf(sent.path))
  const Refused = REFUSED[kind]
  if (Refused) throw new Refused(sent)
  const metadata = await metadataOf(sent)
  if (formatOf(metadata) !== kind) throw new BrokenPictureException(sent)
  const { pages: frames = 1 } = metadata
  if (frames > pictureLimits.frames) throw new TooManyFramesException(sent)
  if (isTooLarge(metadata)) throw new TooManyPixelsException(sent)
  if (kind === 'gif') await assertWhole(sent)
  return { format: kind as PictureFormat, frames }
}

const isTooLarge = ({ width, height, pages = 1 }: Metadata) =>
  Math.max(width, height) > pictureLimits.side || width * height * pages > pictureLimits.pixels

async function assertWhole(sent: SentFile): Promise<void> {
  if (!isWholeGif(await readFile(sent.path))) throw new BrokenPictureException(sent)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await openFile(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function metadataOf(sent: SentFile): Promise<Metadata> {
  // How many pixels are too many is told by us.
  const picture = await open(sent.path, { limitInputPixels: false })
  return picture.metadata().catch(() => {
    throw new BrokenPictureException(sent)
  })
}

/** libheif reads AVIF's cousins, too. */
const formatOf = ({ format, compression }: Metadata) =>
  format === 'heif' && compression === 'av1' ? 'avif' : format
