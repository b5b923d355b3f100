import storage from '#config/storage'
import type { Disk, Place } from '#storage/place'
import type { Store } from '#storage/store'
import { storeAt } from '#storage/stores'
import { troubleOf } from '#storage/trouble'

/** The two stores of a disk, whether or not it is the one in use. */
export interface DiskStores {
  place(isPublic: boolean): Place
  /** @throws StorageTrouble that says which store it was */
  ask<T>(isPublic: boolean, question: (store: Store) => Promise<T>): Promise<T>
}

/** @param disk - one that the settings name a place for */
export function storesOf(disk: Disk): DiskStores {
  const places = storage.places[disk]!
  const stores = {
    public: storeAt(places.public, 'public'),
    private: storeAt(places.private, 'private'),
  }
  const which = (isPublic: boolean) => (isPublic ? 'public' : 'private')
  return {
    place: (isPublic) => places[which(isPublic)],
    ask: (isPublic, question) =>
      question(stores[which(isPublic)]).catch((error: unknown) => {
        throw troubleOf(error, which(isPublic), places[which(isPublic)])
      }),
  }
}
