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
