import { MediaRemovalSchema } from '#database/schema'

/** A note, which a trigger makes, that a file lost its row and has to go. */
export default class MediaRemoval extends MediaRemovalSchema {
  static table = 'media_removals'
}
