import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { createBackup } from '#backup/create'
import { BackupBusy } from '#backup/failures'
import { migrate } from '#hosting/migrations'
import { operatorLine } from '#hosting/operator_line'
import { refusalOfOtherBuilds } from '#hosting/other_builds'
import { countWaiting, neededMigrations } from '#hosting/schema_check'
import { version } from '#hosting/version'
import { StartupError } from '#support/startup_error'

const KEPT = 3
const PAUSE_MS = 500

/**
 * Brings the embedded database up to this release, which needs a backup first when an earlier one has worked
 * with it. Pictures stay where they are: no migration touches them, and the backup lists them only.
 *
 * @param tell - hears where the backup is
 * @throws StartupError when none could be made
 */
export async function updateDatabase(tell: (line: string) => void): Promise<void> {
  while (await isOfEarlierRelease()) {
    const path = await backUp()
    // Another process was first; it migrates then.
    if (!path) await sleep(PAUSE_MS)
    else {
      tell(`this database is of an earlier release, and was written to ${path} before the update`)
      break
    }
  }
  await migrate()
}

async function isOfEarlierRelease(): Promise<boolean> {
  const waiting = await countWaiting()
  if (waiting === 0 || waiting === neededMigrations.length) return false
  if (await refusalOfOtherBuilds(db.primaryConnectionName)) return false
  const { rows } = await db.rawQuery<{ rows: { used: boolean }[] }>(
    'select exists (select from users_user) or exists (select from products_product) as used'
  )
  return rows[0]!.used
}

/** @returns nothing while another process makes one */
async function backUp(): Promise<string | undefined> {
  try {
    const { path } = await createBackup({ version, reason: 'update', keep: KEPT, media: 'list' })
    return path
  } catch (error) {
    if (error instanceof BackupBusy) return undefined
    const reason = operatorLine(error)
    if (reason === undefined) throw error
    throw new StartupError(
      `No backup could be made before the update (${reason}): make room, set BACKUP_DIR to another folder, or update without one by \`npx node ace migration:run --force\``
    )
  }
}
