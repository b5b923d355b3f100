import type { FileField } from '#routing/entry'
import { pictureLimits } from '#rules/pictures'
import { PICTURE_FIELDS } from '#validators/files'

const { bytes, files, pixels, frames } = pictureLimits

/** The files of a form that brings pictures. */
export const pictureFiles = (isRequired: boolean): FileField => ({
  name: PICTURE_FIELDS[0]!,
  isRequired,
  files,
  fileBytes: bytes,
  description: `JPEG, PNG, WebP, AVIF or GIF, known by their bytes; each at most ${bytes / 2 ** 20} MB,
${pixels / 1e6} megapixels and ${frames} frames. Also under ${PICTURE_FIELDS.slice(1).join(' or ')}.`,
})
