import type { FileField } from '#routing/entry'
import { pictureLimits } from '#rules/pictures'
import { PICTURE_FIELDS } from '#validators/files'

const { bytes, files, pixels, frames } = pictureLimits

const WHICH = `JPEG, PNG, WebP, AVIF or GIF, known by their bytes; each at most ${bytes / 2 ** 20} MB,
${pixels / 1e6} megapixels and ${frames} frames.`

/** The one picture of a user or a category. @param fields - names that it may come under */
export const solePictureFile = ([name, ...others]: string[], isRequired = true): FileField => ({
  ...{ name: name!, isRequired, files: 1, fileBytes: bytes },
  description: `${WHICH} ${others.length ? `Also under ${others.join(' or ')}.` : ''}`.trim(),
})

/** The files of a form that brings pictures. */
export const pictureFiles = (isRequired: boolean): FileField => ({
  name: PICTURE_FIELDS[0]!,
  isRequired,
  files,
  fileBytes: bytes,
  description: `${WHICH} Also under ${PICTURE_FIELDS.slice(1).join(' or ')}.`,
})
