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
