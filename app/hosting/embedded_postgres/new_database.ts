import type { LoggerService } from '@adonisjs/core/types'
import { isWithoutDatabase, otherDatabases } from '#hosting/embedded_postgres/other_databases'
import { earlierDataFolders } from '#installation/data_folder'

/**
 * Says that this start makes a new, empty database, and which older ones are there: somebody who
 * moved the checkout must not take the new one for theirs.
 */
export function mentionNewDatabase(
  dataFolder: string,
  logger: Pick<LoggerService, 'info' | 'warn'>
): void {
  if (!isWithoutDatabase(dataFolder)) return
  logger.info(`there is no database in ${dataFolder}: a new one is made`)
  for (const { folder, lastUsed } of otherDatabases(dataFolder, earlierDataFolders()))
    logger.warn(
      `an older database, last used on ${lastUsed}, lies in ${folder}: to go on with it, stop, and start with VITRIN_DATA_DIR=${folder}`
    )
}
