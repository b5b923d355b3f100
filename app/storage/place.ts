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

/** Where a store lies: a folder of this machine, or a bucket. */
export type Place = { folder: string } | Bucket

/** `fs` are folders, `s3` buckets. */
export type Disk = 'fs' | 's3'

export interface Places {
  public: Place
  private: Place
}
