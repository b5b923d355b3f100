import type { FileKind } from '#pictures/format'
import type { PictureFormat } from '#rules/pictures'

/** Why a picture cannot be worked: what its bytes are, what is wrong with it, or that there is no room for its copy. */
export type Reason =
  Exclude<FileKind, PictureFormat> | 'empty' | 'broken' | 'pixels' | 'frames' | 'full'

/** Goes from the process that works on a picture to the one that wants it, which words it for the sender. */
export class PictureFault extends Error {
  constructor(
    readonly reason: Reason,
    options?: ErrorOptions
  ) {
    super(reason, options)
  }
}

/** Of libvips and of the system beneath it; libheif calls pictures that want too much "Memory allocation error". */
const NO_ROOM = /No space left on device|Disk quota exceeded/
const NO_MEMORY = /out of memory --|Cannot allocate memory|Too many open files/

/** What is wrong when a decoder complains: the picture, unless it is this machine that lacks something. */
export function decodingFault(cause: unknown): Error {
  const { message } = cause as Error
  if (NO_MEMORY.test(message)) return cause as Error
  return new PictureFault(NO_ROOM.test(message) ? 'full' : 'broken', { cause })
}
