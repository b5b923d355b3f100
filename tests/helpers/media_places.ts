import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { TestContext } from '@japa/runner/core'
import type { Place } from '#storage/place'
import type { Store } from '#storage/store'
import { storeAt } from '#storage/stores'
import { lightBucketServer, makeBucket } from '#tests/helpers/bucket_server'
import type { Settings } from '#tests/helpers/run_database'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

/** Two empty stores somewhere, and the settings of a server whose stores they are. */
export interface MediaPlaces {
  settings: Settings
  stores: { public: Store; private: Store }
}

type Context = Pick<TestContext, 'cleanup'>

const storesAt = (open: Place, hidden: Place) => ({
  public: storeAt(open, 'public'),
  private: storeAt(hidden, 'private'),
})

export async function onDisk(context: Context): Promise<MediaPlaces> {
  const folder = join(throwawayFolder(context), 'media')
  return {
    settings: { MEDIA_ROOT: folder },
    stores: storesAt({ folder }, { folder: `${folder}-private` }),
  }
}

export async function inBuckets(context: Context): Promise<MediaPlaces> {
  const { place } = await lightBucketServer(context)
  const hidden = { ...place, bucket: 'vitrin-private' }
  await makeBucket(hidden)
  const { endpoint, bucket, accessKeyId, secretAccessKey } = place
  return {
    settings: {
      ...{ S3_ENDPOINT: endpoint!, S3_BUCKET: bucket, S3_PRIVATE_BUCKET: hidden.bucket },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    },
    stores: storesAt(place, hidden),
  }
}

/** All names in both stores, as `public products/1/…`. */
export async function namesIn({ stores }: MediaPlaces): Promise<string[]> {
  const names: string[] = []
  for (const [which, store] of Object.entries(stores))
    for await (const { name } of store.list('')) names.push(`${which} ${name}`)
  return names.sort()
}

/** The name that a picture of these bytes has here. */
export function ownName(folder: string, bytes: Buffer): string {
  return `${folder}/${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}.jpg`
}

/** SQL of a picture of the drills' first product, as Django stores one. */
export const djangos = (name: string, isActive = true) =>
  `insert into products_productimage (product_id, image, alt_text, is_primary, order_index, is_active)
   values (1, '${name}', '', false, 0, ${isActive}) returning id`

/** The same, shown or not, with its file in the registry. */
export const registered = (name: string, bytes: Buffer, isPublic = true) => `
  with image as (${djangos(name, isPublic)})
  insert into media_files (name, role, image_id, content_type, size_bytes, sha256, is_public)
  select '${name}', 'published', id, 'image/jpeg', ${bytes.length},
    '${createHash('sha256').update(bytes).digest('hex')}', ${isPublic} from image`
