import { eraseAgain } from '#backup/erased'
import { loadBackup } from '#backup/load'
import { putMediaBack, type MediaBack } from '#backup/media_in'
import { noteRestore, type Restorer } from '#backup/note_restore'
import type { Plan } from '#backup/plan'
import { putPrivateFilesBack, type PrivateBack } from '#backup/private_back'
import { silently, type Progress } from '#backup/progress'
import { dropScratch, makeDatabase, openHall, swapDatabases } from '#backup/scratch'
import { holdBackupLock } from '#backup/snapshot'
import { inTransaction } from '#backup/verify'
import { openSession } from '#db/own_connection'

interface Means {
  /** brings the tables of a database up to this release; @returns what ran */
  migrate: (database: string) => Promise<string[]>
  onProgress?: Progress
  by: Restorer
}

export interface Restored {
  migrated: string[]
  /** undefined for a database that nobody serves yet */
  media?: MediaBack
  settings?: PrivateBack
}

/**
 * Puts a backup back. Rows are made and compared in one transaction, pictures are there before it ends or
 * before the database gets its name: a restore that is cut off leaves what was served as it was.
 *
 * @throws BrokenBackup, BackupBusy, DatabaseError, NodeJS.ErrnoException
 */
export async function restoreBackup(plan: Plan, means: Means): Promise<Restored> {
  const lock = await openSession('vitrin restore')
  try {
    await holdBackupLock(lock)
    if (plan.way === 'empty') return await intoEmpty(plan, means)
    return await besideOld(plan, means, () => lock.end())
  } finally {
    await lock.end().catch(() => {})
  }
}

async function intoEmpty(plan: Plan, { migrate, onProgress = silently }: Means): Promise<Restored> {
  const media = await inTransaction(plan.database, async (client) => {
    await loadBackup(plan.path, client, onProgress)
    return putMediaBack(plan, onProgress)
  })
  await analyze(plan.database)
  const migrated = await migrate(plan.database)
  await eraseAgain(plan.database, plan.path)
  return { migrated, media, settings: putPrivateFilesBack(plan) }
}

async function besideOld(
  plan: Plan,
  { migrate, onProgress = silently, by }: Means,
  letGo: () => Promise<void>
): Promise<Restored> {
  const hall = await openHall()
  const name = plan.way === 'into' ? plan.database : undefined
  let scratch: string | undefined
  try {
    scratch = await makeDatabase(hall, name)
    await fill(scratch, plan, onProgress)
    const migrated = await migrate(scratch)
    await eraseAgain(scratch, plan.path)
    if (name) return { migrated }
    await noteRestore(scratch, plan, by)
    const media = await putMediaBack(plan, onProgress)
    await letGo()
    await swapDatabases(hall, { database: plan.database, scratch, kept: plan.kept! })
    return { migrated, media, settings: putPrivateFilesBack(plan) }
  } catch (error) {
    if (scratch) await dropScratch(hall, scratch).catch(() => {})
    throw error
  } finally {
    await hall.end()
  }
}

async function fill(scratch: string, { path }: Plan, onProgress: Progress): Promise<void> {
  await inTransaction(scratch, (client) => loadBackup(path, client, onProgress))
  await analyze(scratch)
}

/** Without it the first requests are planned as for empty tables. */
async function analyze(database: string): Promise<void> {
  const client = await openSession('vitrin restore', database)
  await client.query('analyze').finally(() => client.end())
}
