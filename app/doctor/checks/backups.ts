import { existsSync, statSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { error, warn, type Finding, type Occasion } from '#doctor/finding'
import { backupAge } from '#hosting/backup_check'
import { dataFolder } from '#installation/data_folder'
import env from '#start/env'

/** Whether backups are made by the clock, are young, and would outlive the disk. */
export function checkBackups(occasion: Occasion): Finding[] {
  const { folder, seconds, isLate } = backupAge()
  if (!env.get('BACKUP_AT')) {
    const isNeeded = app.inProduction && (isLate || occasion !== 'start')
    return isNeeded ? [warn('no backups are made by the clock', 'set BACKUP_AT=03:00')] : []
  }
  const age =
    seconds === undefined ? 'there is none' : `the last is ${Math.round(seconds / 3600)} h old`
  return [
    ...(isLate
      ? [
          error(
            `${age} in ${folder}`,
            '`npx node ace jobs:failed` says why, `npx node ace backup:create` makes one now'
          ),
        ]
      : []),
    ...(isOnDataDisk(folder)
      ? [
          warn(
            `backups in ${folder} lie on the disk of the data`,
            'set BACKUP_DIR to a folder on another disk'
          ),
        ]
      : []),
  ]
}

function isOnDataDisk(folder: string): boolean {
  const data = dataFolder(env.get('VITRIN_DATA_DIR'))
  return (
    [folder, data].every((path) => existsSync(path)) && statSync(folder).dev === statSync(data).dev
  )
}
