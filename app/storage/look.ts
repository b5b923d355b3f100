import { FileMissing, type Store, type StoredFile } from '#storage/store'

/** @returns undefined when the store has no such file */
export const statIn = (store: Store, name: string): Promise<StoredFile | undefined> =>
  store.stat(name).catch(undefinedIfMissing)

/** @returns undefined when the store has no such file */
export const bytesIn = (store: Store, name: string): Promise<Buffer | undefined> =>
  store.bytes(name).catch(undefinedIfMissing)

function undefinedIfMissing(error: unknown): undefined {
  if (!(error instanceof FileMissing)) throw error
}

/**
 * As {@link statIn}, for whoever acts on what is missing: to this a bucket that is not there answers as a file that
 * is not, and only reading tells them apart.
 *
 * @throws StorageAwayException
 */
export async function lookFor(name: string, store: Store): Promise<StoredFile | undefined> {
  const found = await statIn(store, name)
  if (found) return found
  const read = await store.read(name).catch(undefinedIfMissing)
  read?.destroy()
  return read && statIn(store, name)
}
