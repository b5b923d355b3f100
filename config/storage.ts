import { join, resolve } from 'node:path'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'
import type { Place, Places } from '#storage/place'

const root = env.get('MEDIA_ROOT')
const publicFolder = root ? resolve(root) : join(dataFolder(env.get('VITRIN_DATA_DIR')), 'media')
const privateRoot = env.get('MEDIA_PRIVATE_ROOT')

const PRIVATE = 'private/'

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
