import { MediaFileSchema } from '#database/schema'

/** A file in a store: what it is of, and in which store it lies. */
export default class MediaFile extends MediaFileSchema {
  static table = 'media_files'
}
