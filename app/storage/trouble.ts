import { StorageFullException } from '#exceptions/storage'
import type { Place } from '#storage/place'
import { FileMissing } from '#storage/store'

/** What is wrong with a store, in words for an operator. */
export class StorageTrouble extends Error {}

export type StoreName = 'public' | 'private'

/** What a store's own words mean; they begin with a code of S3's protocol or of the system. */
const MEANINGS: [RegExp, (place: Place, setting: string) => string][] = [
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSecurity|AccessDenied|Forbidden)/,
    () => 'refuses the key: check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and its rights',
  ],
  [
    /^NoSuchBucket/,
    (place, setting) =>
      `has no bucket ${'bucket' in place ? place.bucket : ''}: make it, or check ${setting}`,
  ],
  [
    /^(AuthorizationHeaderMalformed|PermanentRedirect|InvalidRegion)/,
    () => 'is in another region: check S3_REGION',
  ],
  [
    /^(EACCES|EPERM|EROFS)/,
    (_, setting) =>
      `cannot be written: let the user of the server write there, or check ${setting}`,
  ],
  [/^(ENOTDIR|EEXIST)/, (_, setting) => `is no folder: check ${setting}`],
  // A console or a website answers in HTML.
  [
    /XML parse error|Deserialization error/,
    () => "does not speak S3's protocol: check S3_ENDPOINT",
  ],
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

/** Which setting says where a store lies. */
function settingOf(place: Place, store: StoreName): string {
  if ('folder' in place) return store === 'public' ? 'MEDIA_ROOT' : 'MEDIA_PRIVATE_ROOT'
  return store === 'public' || place.prefix ? 'S3_BUCKET' : 'S3_PRIVATE_BUCKET'
}

/** @param error - what a call of a store threw */
export function troubleOf(error: unknown, store: StoreName, place: Place): StorageTrouble {
  if (error instanceof StorageTrouble) return error
  const where = `the ${store} store, ${placeName(place)},`
  if (error instanceof StorageFullException) return new StorageTrouble(`${where} is full`)
  if (error instanceof FileMissing)
    return new StorageTrouble(`${where} has lost a file that it had just been given`)
  const { message } = ((error as Error).cause ?? error) as Error
  const meaning =
    MEANINGS.find(([pattern]) => pattern.test(message))?.[1](place, settingOf(place, store)) ??
    'fails'
  const [said] = message.split('\n')
  return new StorageTrouble(`${where} ${meaning} (${said})`)
}
