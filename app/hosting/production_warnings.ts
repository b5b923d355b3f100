import env from '#start/env'
import storage from '#config/storage'

/** What an operator of a public server should know of the settings. */
export function productionWarnings(): string[] {
  const lifted = (['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const).filter(
    (name) => env.get(name) === false
  )
  return [
    lifted.length ? `${lifted.join(' and ')} off: passwords can be guessed without limit` : '',
    env.get('CORS_ALLOWED_ORIGINS') === undefined
      ? 'CORS_ALLOWED_ORIGINS is not set: browsers may call from the origins of vitrin.com alone'
      : '',
    storage.hasPlaceForOriginals || !env.get('MEDIA_KEEP_ORIGINALS', true)
      ? ''
      : 'MEDIA_URL makes the bucket public and S3_PRIVATE_BUCKET is not set: originals of pictures are not kept, and what not everybody may see lies in a folder of this machine',
  ].filter(Boolean)
}
