import { createHash } from 'node:crypto'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { S3Client } from '@aws-sdk/client-s3'
import { S3Driver } from '@adonisjs/drive/drivers/s3'
import type { Bucket } from '#storage/place'

/** A slow reader of a picture holds a connection. */
const agent = { keepAlive: true, maxSockets: 256 }

const TIMING = {
  connectionTimeout: 3000,
  // Until the answer begins; without the third a server that says nothing is waited for all the same.
  requestTimeout: 6500,
  throwOnRequestTimeout: true,
  // While nothing comes of an answer that has begun, for instance because the reader is slow.
  socketTimeout: 30_000,
}

/** Drive's driver of a bucket, with the prefix that the names of the store have in it. */
export class BucketDriver extends S3Driver {
  constructor(
    readonly client: S3Client,
    readonly place: Bucket,
    visibility: 'public' | 'private'
  ) {
    // MinIO, R2 and others know no ACLs of objects; who reads a bucket is a policy of it.
    super({ client, bucket: place.bucket, visibility, supportsACL: false })
  }
}

/** Settings that Amazon, MinIO, Swift and R2 take alike. */
export function bucketDriver(place: Bucket, visibility: 'public' | 'private'): BucketDriver {
  const { endpoint, region, forcePathStyle, accessKeyId, secretAccessKey } = place
  const client = new S3Client({
    ...{ endpoint, region, forcePathStyle },
    credentials: { accessKeyId, secretAccessKey },
    // The SDK's default signs in chunks, which others store as part of the file.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // #storage/faults tries twice, and knows how much time is left.
    maxAttempts: 1,
    requestHandler: {
      ...TIMING,
      httpAgent: new HttpAgent(agent),
      httpsAgent: new HttpsAgent(agent),
    },
  })
  addContentMd5(client)
  return new BucketDriver(client, place, visibility)
}

/** Of DeleteObjects the protocol demands it, and the SDK sends a newer checksum that others do not know. */
function addContentMd5(client: S3Client): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        const request = args.request as { headers: Record<string, string>; body: string }
        if (commandName === 'DeleteObjectsCommand')
          request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64')
        return next(args)
      },
    { step: 'build', name: 'contentMd5', override: true }
  )
}
