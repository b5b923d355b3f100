import { randomUUID } from 'node:crypto'
import storage from '#config/storage'
import { readByAddress } from '#actions/files/read_by_address'
import { trialName } from '#rules/file_names'
import type { Disk } from '#storage/place'
import { tryStore } from '#storage/trial'
import { placeName, type StoreName } from '#storage/trouble'

/** What one store took, gave back and deleted. */
export interface Trial {
  store: StoreName
  place: string
  ms: number
  /** where its files are read without a key; null for the private store, and for a disk that is not in use yet */
  address: string | null
}

/** Puts, reads and deletes a file in both stores; what is public is read by its public address as well. */
export default class TestStorage {
  /**
   * @param disk - one that the settings name a place for
   * @throws StorageTrouble for the first thing that is wrong
   */
  async handle(disk: Disk = storage.disk): Promise<Trial[]> {
    return [await attempt('public', disk), await attempt('private', disk)]
  }
}

async function attempt(store: StoreName, disk: Disk): Promise<Trial> {
  const place = storage.places[disk]![store]
  const began = performance.now()
  const trial = { store, place, name: trialName(randomUUID()) }
  const address = await tryStore(trial, (name, bytes) =>
    store === 'public' && disk === storage.disk ? readByAddress(name, bytes) : null
  )
  const ms = Math.round(performance.now() - began)
  return { store, place: placeName(place), ms, address }
}
