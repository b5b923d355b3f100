import { randomUUID } from 'node:crypto'
import storage from '#config/storage'
import { error, warn, type Finding } from '#doctor/finding'
import env from '#start/env'
import { trialName } from '#rules/file_names'
import type { Store } from '#storage/store'
import { privateStore, publicStore } from '#storage/stores'
import { troubleOf } from '#storage/trouble'

const BYTES = Buffer.from('A trial of the store of files.\n')

/** Whether both stores take a file, give it back and let it go. */
export async function checkStorage(): Promise<Finding[]> {
  const found = await Promise.all([
    attempt('public', publicStore),
    attempt('private', privateStore),
  ])
  return [...found.flat(), ...withoutPrivatePlace()]
}

function withoutPrivatePlace(): Finding[] {
  if (storage.hasPlaceForOriginals || !env.get('MEDIA_KEEP_ORIGINALS', true)) return []
  const says =
    'MEDIA_URL makes the bucket public and S3_PRIVATE_BUCKET is not set: originals of pictures are not kept, and what not everybody may see lies in a folder of this machine'
  return [warn(says, 'set S3_PRIVATE_BUCKET')]
}

async function attempt(which: 'public' | 'private', store: Store): Promise<Finding[]> {
  const name = trialName(randomUUID())
  try {
    await store.put(name, BYTES, 'text/plain')
    await store.bytes(name)
    await store.delete([name])
    return []
  } catch (reason) {
    await store.delete([name]).catch(() => {})
    const { message } = troubleOf(reason, which, storage.places[storage.disk]![which])
    return [error(message, '`npx node ace storage:test` tries again')]
  }
}
