import { randomUUID } from 'node:crypto'
import storage from '#config/storage'
import { error, warn, type Finding } from '#doctor/finding'
import env from '#start/env'
import { trialName } from '#rules/file_names'
import { tryStore } from '#storage/trial'
import { StorageTrouble, type StoreName } from '#storage/trouble'

/** Whether both stores take a file, give it back and let it go. */
export async function checkStorage(): Promise<Finding[]> {
  const found = await Promise.all([attempt('public'), attempt('private')])
  return [...found.flat(), ...withoutPrivatePlace()]
}

function withoutPrivatePlace(): Finding[] {
  if (storage.hasPlaceForOriginals || !env.get('MEDIA_KEEP_ORIGINALS', true)) return []
  const says =
    'MEDIA_URL makes the bucket public and S3_PRIVATE_BUCKET is not set: originals of pictures are not kept, and what not everybody may see lies in a folder of this machine'
  return [warn(says, 'set S3_PRIVATE_BUCKET')]
}

async function attempt(store: StoreName): Promise<Finding[]> {
  try {
    const place = storage.places[storage.disk]![store]
    await tryStore({ store, place, name: trialName(randomUUID()) }, () => {})
    return []
  } catch (reason) {
    if (!(reason instanceof StorageTrouble)) throw reason
    return [error(reason.message, '`npx node ace storage:test` tries again')]
  }
}
