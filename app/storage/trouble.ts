import { StorageFullException } from '#exceptions/storage'
import type { Place } from '#storage/place'
import { FileMissing } from '#storage/store'

/** What is wrong with a store, in words for an operator. */
export class StorageTrouble extends Error {}

/** What a store's own words mean; they begin with a code of S3's protocol or of the system. */
const MEANINGS: [RegExp, (place: Place) => string][] = [
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSecurity|AccessDenied|Forbidden)/,
    () => 'refuses the key: check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and its rights',
  ],
  [
    /^NoSuchBucket/,
    (place) =>
      `has no bucket ${'bucket' in place ? place.bucket : ''}: make it, or check S3_BUCKET`,
  ],
  [
    /^(AuthorizationHeaderMalformed|PermanentRedirect|InvalidRegion)/,
    () => 'is in another region: check S3_REGION',
  ],
  [
    /^(EACCES|EPERM|EROFS)/,
    () => 'cannot be written: let the user of the server write there, or check MEDIA_ROOT',
  ],
  [/^(ENOTDIR|EEXIST)/, () => 'is no folder: check MEDIA_ROOT'],
  [
    /^(E[A-Z]+|TimeoutError)|no answer within/,
    (place) => `does not answer: check ${'bucket' in place ? 'S3_ENDPOINT' : 'the disk'}`,
  ],
]

/** Where a store lies, for an operator; without keys. */
export const placeName = (place: Place): string =>
  'folder' in place
    ? `folder ${place.folder}`
    : `bucket ${place.bucket}${place.prefix ? ` below ${place.prefix}` : ''} at ${place.endpoint ?? 'Amazon'}`

/** @param error - what a call of a store threw */
export function troubleOf(error: unknown, store: string, place: Place): StorageTrouble {
  if (error instanceof StorageTrouble) return error
  const where = `the ${store} store, ${placeName(place)},`
  if (error instanceof StorageFullException) return new StorageTrouble(`${where} is full`)
  if (error instanceof FileMissing)
    return new StorageTrouble(`${where} has lost a file that it had just been given`)
  const { message } = ((error as Error).cause ?? error) as Error
  const meaning = MEANINGS.find(([pattern]) => pattern.test(message))?.[1](place) ?? 'fails'
  const [said] = message.split('\n')
  return new StorageTrouble(`${where} ${meaning} (${said})`)
}
