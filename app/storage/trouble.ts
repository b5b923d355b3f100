import { StorageAwayException, StorageFullException } from '#exceptions/storage'
import type { Place } from '#storage/place'
import { FileMissing } from '#storage/store'

/** What is wrong with a store, in words for an operator. */
export class StorageTrouble extends Error {}

export type StoreName = 'public' | 'private'

/** What a store's own words mean; they begin with a code of S3's protocol, of the system or of HTTP. */
const MEANINGS: [RegExp, (place: Place, setting: string) => string][] = [
  [
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSecurity|InvalidToken|AccessDenied|Forbidden|Unauthorized|40[13]\b)/,
    () => 'refuses the key: check S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY and its rights',
  ],
  [
    /^Error: Resolved credential/,
    () => 'has no key: set S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY',
  ],
  [
    /^(RequestTimeTooSkewed|RequestInTheFuture|RequestExpired)/,
    () => 'has another time: set the clock of this machine, or of the store',
  ],
  [
    /^(NoSuchBucket|InvalidBucketName)/,
    (place, setting) =>
      `has no bucket ${'bucket' in place ? place.bucket : ''}: make it, or check ${setting}`,
  ],
  [
    /^(AuthorizationHeaderMalformed|PermanentRedirect|InvalidRegion|IllegalLocationConstraint|30[17]\b)/,
    () => 'is in another region: check S3_REGION',
  ],
  [
    /^(SlowDown|ServiceUnavailable|InternalError|50[0-4]\b)/,
    () => 'is overloaded or broken: its own log tells why',
  ],
  [
    /^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)/,
    () => 'is at a name that DNS does not know: check S3_ENDPOINT and the DNS of this machine',
  ],
  [
    /^(EPROTO|ERR_SSL|HPE_)/,
    () => 'speaks no TLS, or nothing else: check whether S3_ENDPOINT begins with http or https',
  ],
  [
    /^(CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|ERR_TLS)/,
    () =>
      'has a certificate that is not trusted: check S3_ENDPOINT, or name its authority in NODE_EXTRA_CA_CERTS',
  ],
  [
    /^(EACCES|EPERM|EROFS)/,
    (_, setting) =>
      `cannot be written: let the user of the server write there, or check ${setting}`,
  ],
  [/^(ENOTDIR|EEXIST)/, (_, setting) => `is no folder: check ${setting}`],
  [/^(EMFILE|ENFILE)/, () => 'cannot be opened, as too many files are open: raise `ulimit -n`'],
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
  if (error instanceof StorageFullException)
    return new StorageTrouble(`${where} is full: make room`)
  if (error instanceof FileMissing)
    return new StorageTrouble(`${where} has lost a file that it had just been given`)
  const { message } = ((error as Error).cause ?? error) as Error
  const meaning =
    MEANINGS.find(([pattern]) => pattern.test(message))?.[1](place, settingOf(place, store)) ??
    'fails'
  return new StorageTrouble(`${where} ${meaning} (${saidBy(message, place)})`)
}

/** Some stores repeat the key that they refuse. */
function saidBy(message: string, place: Place): string {
  const [said] = message.split('\n') as [string]
  if ('folder' in place) return said
  const keys = [place.secretAccessKey, place.accessKeyId].filter(Boolean)
  return keys.reduce((words, key) => words.replaceAll(key, '…'), said)
}

/** Has what a call of a store threw say what an operator reads of it. @returns the same error */
export function explained(error: unknown, store: StoreName, place: Place): unknown {
  if (error instanceof StorageAwayException || error instanceof StorageFullException)
    error.trouble = troubleOf(error, store, place).message
  return error
}
