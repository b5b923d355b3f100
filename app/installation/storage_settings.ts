import { statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { dataFolder } from '#installation/data_folder'
import { StartupError } from '#support/startup_error'

type ValueOf = (name: string) => string | undefined

/**
 * Holds the settings of folders and buckets against each other.
 *
 * @throws StartupError naming the first one that is missing or cannot be
 */
export function assertStorageSettings(valueOf: ValueOf): void {
  assertMediaUrl(valueOf('MEDIA_URL'))
  for (const name of ['S3_ENDPOINT', 'MINIO_ENDPOINT']) assertEndpoint(name, valueOf(name))
  assertFolders(valueOf)
  if (valueOf('DRIVE_DISK') !== 'fs') assertBucket(valueOf)
}

function assertMediaUrl(value: string | undefined): void {
  if (!value || /^\/?media\/?$/.test(value)) return
  if (/^https?:\/\//.test(value) && isPlain(value)) return
  throw new StartupError(
    `MEDIA_URL=${value} is no address such as https://cdn.example.com/media/: without it pictures are served below /media/`
  )
}

/** The seed's have no scheme. */
function assertEndpoint(name: string, value: string | undefined): void {
  if (!value) return
  const address = /^https?:\/\//.test(value) ? value : `http://${value}`
  if (!value.includes('@') && isPlain(address) && new URL(address).pathname === '/') return
  throw new StartupError(
    `${name} is no address of an object store such as https://s3.example.com or minio:9000`
  )
}

const isPlain = (address: string) => URL.canParse(address) && !/[?#\s]/.test(address)

function assertFolders(valueOf: ValueOf): void {
  for (const name of ['MEDIA_ROOT', 'MEDIA_PRIVATE_ROOT']) assertFolder(name, valueOf(name))
  const hidden = valueOf('MEDIA_PRIVATE_ROOT')
  if (!hidden) return
  const root = valueOf('MEDIA_ROOT') ?? join(dataFolder(valueOf('VITRIN_DATA_DIR')), 'media')
  if (isWithin(root, hidden) || isWithin(hidden, root))
    throw new StartupError(
      `MEDIA_PRIVATE_ROOT=${hidden} and the public folder ${root} lie in each other: set it to one beside it`
    )
}

const isWithin = (outer: string, inner: string) =>
  !relative(resolve(outer), resolve(inner)).startsWith('..')

/** One that is not there yet is made when the first file comes. */
function assertFolder(name: string, folder: string | undefined): void {
  const found = folder ? statSync(folder, { throwIfNoEntry: false }) : undefined
  if (found && !found.isDirectory()) throw new StartupError(`${name}=${folder} is no folder`)
}

/** Each by its own name or by that of the Django build. */
const KEYS = [
  ['S3_ACCESS_KEY_ID', 'MINIO_ACCESS_KEY'],
  ['S3_SECRET_ACCESS_KEY', 'MINIO_SECRET_KEY'],
] as const

/** Names that tell that somebody wants a bucket. */
const WISHES = [
  ...['S3_ENDPOINT', 'S3_PRIVATE_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ...['MINIO_ENDPOINT', 'MINIO_ACCESS_KEY', 'MINIO_SECRET_KEY'],
]

function assertBucket(valueOf: ValueOf): void {
  const bucket = valueOf('S3_BUCKET') ?? valueOf('MINIO_BUCKET_NAME')
  const wish = valueOf('DRIVE_DISK') ? 'DRIVE_DISK' : WISHES.find((name) => valueOf(name))
  if (!bucket && wish)
    throw new StartupError(`S3_BUCKET is missing: ${wish} is set, and no bucket to store files in`)
  if (!bucket) return
  const missing = KEYS.find((names) => !names.some((name) => valueOf(name)))
  if (missing)
    throw new StartupError(
      `${missing[0]} is missing: the bucket ${bucket} needs a key (DRIVE_DISK=fs stores files in a folder)`
    )
  if (valueOf('S3_PRIVATE_BUCKET') === bucket)
    throw new StartupError(
      'S3_PRIVATE_BUCKET is the public bucket: name another one, or leave it out'
    )
}
