import { flags } from '@adonisjs/core/ace'
import { LockedBackupCommand, PASSWORD_STDIN } from '#hosting/backup_command'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { version } from '#hosting/version'

/** Whoever has the file may guess as long as they like. */
const MIN_PASSWORD = 12

export default class BackupCreate extends LockedBackupCommand {
  static commandName = 'backup:create'
  static description = 'Write all that the site consists of into a file, beside a working server'
  static help = [
    'Rows of one moment, pictures, keys and settings: keep the file where nobody else reads it.',
    'Exit code 6 when another backup or restore is under way, unless --wait is given.',
  ]

  @flags.string({
    description: 'The folder for it; else BACKUP_DIR, or backups/ in the data folder',
  })
  declare out?: string

  @flags.number({ description: 'Delete all but the newest of its kind, such as --keep=7' })
  declare keep?: number

  @flags.string({
    description:
      'files: pictures too; list: only which ones there are, as without this for a bucket',
  })
  declare media?: string

  @flags.boolean({ description: 'Encrypt it by a password, as BACKUP_PASSWORD does for all' })
  declare encrypt: boolean

  protected async perform() {
    const { keep, out: folder } = this
    if (keep !== undefined && !(Number.isInteger(keep) && keep > 0))
      throw new CommandFailure('--keep takes a whole number from 1', EXIT.usage)
    const { createBackup } = await import('#backup/create')
    const media = this.#media()
    await this.#lock()
    const onProgress = this.steps()
    this.#report(
      await this.inTurn(() => createBackup({ version, folder, keep, media, onProgress }))
    )
  }

  async #lock() {
    const { backupPassword, usePassword } = await import('#backup/seal')
    if (!this.encrypt || (backupPassword() && !this.passwordStdin)) return
    const password = await this.newPassword(this.passwordStdin, PASSWORD_STDIN)
    if (password.length < MIN_PASSWORD)
      throw new CommandFailure(`the password has to have ${MIN_PASSWORD} letters`, EXIT.usage)
    usePassword(password)
  }

  #media() {
    const { media } = this
    if (media === undefined || media === 'files' || media === 'list') return media
    throw new CommandFailure(`--media takes files or list, not ${media}`, EXIT.usage)
  }

  #report({
    path,
    manifest,
    forgotten,
  }: Awaited<ReturnType<typeof import('#backup/create').createBackup>>) {
    const { media, tables, leftOut } = manifest
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    const summary = { file: path, rows, media, left_out: leftOut, forgotten }
    this.print(summary, [path])
    this.say(
      `${rows} rows of ${tables.length} tables, ${media.kind === 'files' ? '' : 'the list of '}${media.files} files`
    )
    if (media.missing)
      this.say(
        `${media.missing} files that rows name are in no store: media:adopt lists those of Django`
      )
    for (const what of leftOut) this.say(`not in this backup: ${what}`)
    for (const name of forgotten) this.say(`deleted ${name}`)
  }
}
