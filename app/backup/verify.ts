import { readArchive } from '#backup/archive_reader'
import { loadBackup } from '#backup/load'
import type { Manifest } from '#backup/manifest'
import { silently, type Progress } from '#backup/progress'
import { dropScratch, makeDatabase, openHall } from '#backup/scratch'
import { holdBackupLock } from '#backup/snapshot'
import { openSession } from '#db/own_connection'

/**
 * Restores a backup into a database of its own, holds that against the manifest, and drops it.
 *
 * @throws BrokenBackup, BackupBusy, DatabaseError
 */
export async function verifyBackup(
  path: string,
  onProgress: Progress = silently
): Promise<Manifest> {
  // Whatever is not as it was written is found here, before PostgreSQL or JSON stumble over it.
  await readArchive(path)
  const lock = await openSession('vitrin restore')
  const hall = await openHall()
  let scratch: string | undefined
  try {
    await holdBackupLock(lock)
    scratch = await makeDatabase(hall)
    return await inTransaction(scratch, (client) => loadBackup(path, client, onProgress))
  } finally {
    if (scratch) await dropScratch(hall, scratch).catch(() => {})
    await hall.end()
    await lock.end()
  }
}

/** One transaction in a session of its own; what fails has changed nothing. */
export async function inTransaction<T>(
  database: string,
  work: (client: Awaited<ReturnType<typeof openSession>>) => Promise<T>
): Promise<T> {
  const client = await openSession('vitrin restore', database)
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    await client.end()
  }
}
