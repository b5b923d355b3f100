import logger from '@adonisjs/core/services/logger'
import SweepOrphans from '#actions/files/sweep_orphans'

/** A row is committed seconds after its file is put; the rest is for clocks that differ, and second thoughts. */
const DAY_HOURS = 24

/** Deletes files that lost their rows, and says in the log what was found. */
export default class TidyStores {
  /** @throws ConflictException, StorageAwayException when it should be tried again */
  async handle(): Promise<{ deleted: number; rows: number }> {
    const found = await new SweepOrphans().handle({ delete: true, olderThanHours: DAY_HOURS })
    const { deleted, rows } = found
    if (deleted) logger.info({ files: deleted }, 'files without rows were deleted')
    if (rows.length)
      logger.warn(
        { rows: rows.length },
        'pictures have no file: `node ace media:verify` lists them'
      )
    return { deleted, rows: rows.length }
  }
}
