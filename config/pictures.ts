import env from '#start/env'
import storage from '#config/storage'

/** What is made of a picture that somebody uploads, and what is kept of it. */
export default {
  /** variants in AVIF beside those in WebP: a quarter smaller, and dear to make */
  avif: env.get('MEDIA_AVIF', false),
  /** what was uploaded, as it was, where nobody but us reads it */
  keepOriginals: env.get('MEDIA_KEEP_ORIGINALS', true) && storage.hasPlaceForOriginals,
}
