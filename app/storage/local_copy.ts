import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { StorageAwayException } from '#exceptions/storage'
import type { Store, StoredFile } from '#storage/store'

/** A store that falls silent while a file comes must not keep a job. */
const LIMIT_MS = 60_000

/**
 * Copies a stored file to a path of this machine, where nothing is yet, without holding it in memory.
 *
 * @throws FileMissing, StorageAwayException, AbortError after {@link LIMIT_MS}
 */
export async function copyTo(target: string, name: string, store: Store): Promise<void> {
  const stored = await store.read(name)
  const copy = createWriteStream(target, { flags: 'wx', mode: 0o600 })
  await pipeline(stored, copy, { signal: AbortSignal.timeout(LIMIT_MS) })
}

/**
 * As {@link copyTo}, of a file that the store has told of: fewer bytes than it said are a fault of the store, not
 * of the file.
 */
export async function wholeCopyTo(target: string, file: StoredFile, store: Store): Promise<void> {
  await copyTo(target, file.name, store)
  const { size } = await stat(target)
  if (size === file.size) return
  throw new StorageAwayException(new Error(`${size} of ${file.size} bytes came of ${file.name}`))
}
