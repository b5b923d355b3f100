import { flags } from '@adonisjs/core/ace'
import { EXIT } from '#hosting/command_failure'
import { BackupCommand } from '#hosting/backup_command'

const MB = 1_000_000

export default class BackupList extends BackupCommand {
  static commandName = 'backup:list'
  static description = 'List the backups in a folder, the newest first'
  static help = [
    'Reads only the end of each file: backup:verify reads all of it. Exit code 5 when one was cut off.',
  ]

  @flags.string({ description: 'The folder; else BACKUP_DIR, or backups/ in the data folder' })
  declare out?: string

  protected async perform() {
    const { backupFolder, backupsIn } = await import('#backup/folder')
    const { manifestOf } = await import('#backup/archive_reader')
    const folder = this.out ?? backupFolder()
    const backups = []
    for (const { path, name, reason, at, size } of backupsIn(folder)) {
      const manifest = await manifestOf(path).catch(() => undefined)
      backups.push({
        name,
        made_for: reason,
        at: at.toISOString(),
        size,
        version: manifest?.version ?? null,
      })
    }
    if (backups.some(({ version }) => version === null)) this.exitCode = EXIT.checkFailed
    this.print({ folder, backups }, [
      ...backups.map(
        ({ name, size, version }) =>
          `${name}  ${(size / MB).toFixed(1)} MB  ${version === null ? 'cut off before its end' : `Vitrin ${version}`}`
      ),
      `${backups.length} in ${folder}`,
    ])
  }
}
