import { randomUUID } from 'node:crypto'
import storage from '#config/storage'
import { readByAddress } from '#actions/files/read_by_address'
import { trialName } from '#rules/file_names'
import { placeName } from '#storage/trouble'
import { tryStore, type StoreName } from '#storage/trial'

/** What one store took, gave back and deleted. */
export interface Trial {
  store: StoreName
  place: string
  ms: number
  /** where its files are read without a key; null for what nobody reads but this server */
  address: string | null
}

/** Puts, reads and deletes a file in both stores; what is public is read by its public address as well. */
export default class TestStorage {
  /** @throws StorageTrouble for the first thing that is wrong */
  async handle(): Promise<Trial[]> {
    return [await attempt('public'), await attempt('private')]
  }
}

async function attempt(store: StoreName): Promise<Trial> {
  const place = storage.places[storage.disk]![store]
  const began = performance.now()
  const trial = { store, place, name: trialName(randomUUID()) }
  const address = await tryStore(trial, (name, bytes) =>
    store === 'public' ? readByAddress(name, bytes) : null
  )
  const ms = Math.round(performance.now() - began)
  return { store, place: placeName(place), ms, address }
}
