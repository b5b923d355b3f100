import { InvalidInputException } from '#exceptions/invalid_input_exception'
import type { Params } from '#exceptions/refusal'
import { pictureLimits } from '#rules/pictures'

/** Where a file came from, for the sentence about it. */
export interface FileSource {
  /** the form's field */
  field: string
  /** as its sender calls it */
  file: string
}

/** A file that somebody sent, in a temporary place for as long as its request lasts. */
export interface SentFile extends FileSource {
  path: string
  bytes: number
}

/** A file that is refused as a picture; nothing of its request is stored. Each reason has a code of its own. */
abstract class PictureRefused extends InvalidInputException {
  constructor({ field, file }: FileSource, params: Params = {}) {
    super([{ path: [field], code: '', params: { file, ...params } }])
    // A subclass's code is known only now.
    this.problems[0]!.code = this.publicCode
  }
}

export class NotAPictureException extends PictureRefused {
  static code = 'E_NOT_A_PICTURE'
  static message = 'This file is not a picture in JPEG, PNG, WebP, AVIF or GIF'
}

/** What phones send by default, and browsers do not show. */
export class HeicPictureException extends PictureRefused {
  static code = 'E_PICTURE_HEIC'
  static message =
    'This picture is in HEIC, which most browsers cannot show; export it as JPEG and send that'
}

export class SvgPictureException extends PictureRefused {
  static code = 'E_PICTURE_SVG'
  static message = 'SVG drawings are not taken, as they can hold scripts; send a PNG or WebP of it'
}

export class TiffPictureException extends PictureRefused {
  static code = 'E_PICTURE_TIFF'
  static message = 'TIFF is not taken; save the picture as JPEG, PNG or WebP'
}

export class EmptyPictureException extends PictureRefused {
  static code = 'E_PICTURE_EMPTY'
  static message = 'This file is empty'
}

export class BrokenPictureException extends PictureRefused {
  static code = 'E_PICTURE_BROKEN'
  static message = 'This picture is cut off or damaged; it cannot be decoded to its end'
}

export class PictureTooLargeException extends PictureRefused {
  static code = 'E_PICTURE_TOO_LARGE'
  static message = 'A picture has at most 10 MB'

  constructor(source: FileSource) {
    super(source, { max: pictureLimits.bytes / 2 ** 20 })
  }
}

export class TooManyPixelsException extends PictureRefused {
  static code = 'E_PICTURE_TOO_MANY_PIXELS'
  static message =
    'A picture has at most 50 megapixels, all frames together, and 65535 pixels a side'

  constructor(source: FileSource) {
    super(source, { max: pictureLimits.pixels / 1e6, side: pictureLimits.side })
  }
}

export class TooManyFramesException extends PictureRefused {
  static code = 'E_PICTURE_TOO_MANY_FRAMES'
  static message = 'An animation has at most 200 frames'

  constructor(source: FileSource) {
    super(source, { max: pictureLimits.frames })
  }
}

/** Of one product, or in one request. */
export class TooManyPicturesException extends PictureRefused {
  static code = 'E_TOO_MANY_PICTURES'
  static message = 'A product has at most 12 pictures, and a request at most 12 files'

  constructor(source: FileSource) {
    super(source, { max: pictureLimits.files })
  }
}
