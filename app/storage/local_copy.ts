import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Store } from '#storage/store'

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
