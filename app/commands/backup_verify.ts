import { resolve } from 'node:path'
import { args } from '@adonisjs/core/ace'
import { LockedBackupCommand } from '#hosting/backup_command'

export default class BackupVerify extends LockedBackupCommand {
  static commandName = 'backup:verify'
  static description =
    'Restore a backup into a database of its own, compare all of it, and drop that'
  static help = [
    'Changes nothing that is served. The role of the database has to be allowed to create databases.',
    'Exit code 5 when the file is not what was written, 6 when another backup or restore is under way.',
  ]

  @args.string({ description: 'The file' })
  declare file: string

  protected async perform() {
    await this.unlock(resolve(this.file))
    const { verifyBackup } = await import('#backup/verify')
    const { createdAt, version, tables, media } = await this.inTurn(() =>
      verifyBackup(resolve(this.file), this.steps())
    )
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    this.print({ created_at: createdAt, version, tables: tables.length, rows, media }, [
      `good: ${rows} rows of ${tables.length} tables and ${media.files} files, as they were on ${createdAt}`,
    ])
  }
}
