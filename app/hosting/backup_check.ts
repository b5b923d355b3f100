import { backupFolder, backupsIn } from '#backup/folder'
import type { Check } from '#shapes/health'
import env from '#start/env'

const KEPT_MS = 30_000
/** A day, and what a backup of a large site takes. */
const LATE_SECONDS = 26 * 3600

/** How old the newest backup is, and where it was looked for. */
export interface BackupAge {
  folder: string
  /** undefined when there is none */
  seconds: number | undefined
  isLate: boolean
}

/** Of those by the clock or by hand; before an update is another matter. @throws NodeJS.ErrnoException */
export function backupAge(now = Date.now()): BackupAge {
  const folder = backupFolder()
  const newest = backupsIn(folder).find(({ reason }) => reason === 'backup')
  const seconds = newest && Math.max(0, Math.round((now - newest.at.getTime()) / 1000))
  return { folder, seconds, isLate: seconds === undefined || seconds > LATE_SECONDS }
}

let kept: { until: number; age: BackupAge | undefined } | undefined

/** Whether the backups by the clock come; nothing where none are made. Requests need none. */
export function checkBackup(): { backup?: Check } {
  if (!env.get('BACKUP_AT')) return {}
  const started = performance.now()
  if (!kept || kept.until < Date.now()) kept = { until: Date.now() + KEPT_MS, age: readAge() }
  const ms = Math.round((performance.now() - started) * 100) / 100
  return { backup: { ms, ...told(kept.age) } }
}

function told(age: BackupAge | undefined): Omit<Check, 'ms'> {
  const known = age?.seconds === undefined ? {} : { age_seconds: age.seconds }
  if (age?.isLate === false) return { status: 'ok', ...known }
  return {
    status: 'warning',
    ...known,
    detail: 'the last backup is missing or late: node ace doctor',
  }
}

function readAge(): BackupAge | undefined {
  try {
    return backupAge()
  } catch {
    return undefined
  }
}

/** For tests: the next check looks again. */
export const forgetBackupAge = (): void => void (kept = undefined)
