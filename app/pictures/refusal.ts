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
} from '#exceptions/pictures'
import { StorageFullException } from '#exceptions/storage'
import { PictureFault, type Reason } from '#pictures/fault'

const REFUSED: Record<Exclude<Reason, 'full'>, new (source: FileSource) => Error> = {
  unknown: NotAPictureException,
  heic: HeicPictureException,
  svg: SvgPictureException,
  tiff: TiffPictureException,
  empty: EmptyPictureException,
  broken: BrokenPictureException,
  pixels: TooManyPixelsException,
  frames: TooManyFramesException,
}

/** A fault of a picture as its sender is told it; any other error as it is. */
export function refusalOf(error: unknown, sent: FileSource): unknown {
  if (!(error instanceof PictureFault)) return error
  if (error.reason === 'full') return StorageFullException.ofTemporaryFiles(error)
  return new REFUSED[error.reason](sent)
}
