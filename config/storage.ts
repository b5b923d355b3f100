import { join, resolve } from 'node:path'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'

const root = env.get('MEDIA_ROOT')
const publicFolder = root ? resolve(root) : join(dataFolder(env.get('VITRIN_DATA_DIR')), 'media')
const privateRoot = env.get('MEDIA_PRIVATE_ROOT')

const PRIVATE = 'private/'

/** A bucket of the settings, and what its server wants to know; Django's MINIO_* stand in for S3_*. */
export interface Bucket {
  bucket: string
  /** in front of every name, '' or ending in a slash */
  prefix: string
  /** what lies in the bucket and not in this store, as `prefix` */
  without?: string
  /** undefined for Amazon's own */
  endpoint: string | undefined
  region: string
  accessKeyId: string
  secretAccessKey: string
  forcePathStyle: boolean
}

const bucket = env.get('S3_BUCKET') ?? env.get('MINIO_BUCKET_NAME')
const privateBucket = env.get('S3_PRIVATE_BUCKET')
const endpoint = withScheme(env.get('S3_ENDPOINT') ?? env.get('MINIO_ENDPOINT'))
const server = {
  endpoint,
  region: env.get('S3_REGION', 'us-east-1'),
  accessKeyId: env.get('S3_ACCESS_KEY_ID') ?? env.get('MINIO_ACCESS_KEY', ''),
  secretAccessKey: env.get('S3_SECRET_ACCESS_KEY') ?? env.get('MINIO_SECRET_KEY', ''),
  // Servers of one's own rarely have a host for each bucket.
  forcePathStyle: env.get('S3_FORCE_PATH_STYLE', endpoint !== undefined),
}

/** Somebody reads the bucket without us, and would read what lies below `private/` as well. */
const isBucketPublic = Boolean(mediaUrl())

/** Where a store lies: a folder of this machine, or a bucket. */
export type Place = { folder: string } | Bucket

export interface Places {
  public: Place
  private: Place
}

const folders: Places = {
  public: { folder: publicFolder },
  private: { folder: privateRoot ? resolve(privateRoot) : `${publicFolder}-private` },
}

/** The places that the settings name, by disk; undefined without a bucket. */
const buckets: Places | undefined = bucket
  ? { public: { ...server, bucket, prefix: '', without: PRIVATE }, private: privatePlace(bucket) }
  : undefined

/** Where files lie, and from where browsers read them. */
export default {
  disk: env.get('DRIVE_DISK', bucket ? 's3' : 'fs'),
  places: { fs: folders, s3: buckets },
  /** In front of a stored file's name, with a slash at its end; without one `/media/` of this server. */
  mediaUrl: mediaUrl(),
  /** False where the only place for what nobody may see would be a folder beside a public bucket. */
  hasPlaceForOriginals: !bucket || !isBucketPublic || Boolean(privateBucket),
}

function privatePlace(publicBucket: string): Place {
  if (privateBucket) return { ...server, bucket: privateBucket, prefix: '' }
  return isBucketPublic ? folders.private : { ...server, bucket: publicBucket, prefix: PRIVATE }
}

/** Django's `/media/` is what this server has anyway. */
function mediaUrl(): string | undefined {
  const url = env.get('MEDIA_URL')
  return url?.startsWith('http') ? `${url.replace(/\/+$/, '')}/` : undefined
}

/** The seed's `minio:9000` has none. */
function withScheme(address: string | undefined): string | undefined {
  return address && !/^https?:\/\//.test(address) ? `http://${address}` : address
}
