import { randomUUID } from 'node:crypto'
import storage from '#config/storage'
import { statIn } from '#actions/files/look_in_store'
import { readByAddress } from '#actions/files/read_by_address'
import { trialName } from '#rules/file_names'
import { placeName, StorageTrouble, troubleOf } from '#storage/trouble'
import type { Store } from '#storage/store'
import { privateStore, publicStore } from '#storage/stores'

/** What one store took, gave back and deleted. */
export interface Trial {
  store: 'public' | 'private'
  place: string
  ms: number
  /** where its files are read without a key; null for what nobody reads but this server */
  address: string | null
}

const BYTES = Buffer.from('A trial of the store of files.\n')

/** Puts, reads and deletes a file in both stores; what is public is read by its public address as well. */
export default class TestStorage {
  /** @throws StorageTrouble for the first thing that is wrong */
  async handle(): Promise<Trial[]> {
    return [await attempt('public', publicStore), await attempt('private', privateStore)]
  }
}

async function attempt(which: 'public' | 'private', store: Store): Promise<Trial> {
  const place = storage.places[storage.disk]![which]
  const began = performance.now()
  const name = trialName(randomUUID())
  try {
    await tryFile(name, store)
    const address = which === 'public' ? await readByAddress(name, BYTES) : null
    await store.delete([name])
    await assertGone(name, store)
    const ms = Math.round(performance.now() - began)
    return { store: which, place: placeName(place), ms, address }
  } catch (error) {
    await store.delete([name]).catch(() => {})
    throw troubleOf(error, which, place)
  }
}

async function tryFile(name: string, store: Store): Promise<void> {
  await store.put(name, BYTES, 'text/plain')
  if (!BYTES.equals(await store.bytes(name)))
    throw new StorageTrouble('the store gives back other bytes than it was given')
}

async function assertGone(name: string, store: Store): Promise<void> {
  if (await statIn(store, name)) throw new StorageTrouble('the store keeps a file that was deleted')
}
