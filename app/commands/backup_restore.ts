import { resolve } from 'node:path'
import { args, flags } from '@adonisjs/core/ace'
import type { Plan } from '#backup/plan'
import type { Restored } from '#backup/restore'
import { LockedBackupCommand } from '#hosting/backup_command'
import { CommandFailure, EXIT } from '#hosting/command_failure'
import { reportOf } from '#hosting/restore_report'
import { version } from '#hosting/version'

export default class BackupRestore extends LockedBackupCommand {
  static commandName = 'backup:restore'
  static description = 'Put a backup back: rows, pictures, keys'
  static help = [
    'Stop the server first. An empty database is filled; one that has tables is kept under another name, which',
    'is said, and the new one takes its place when all of it has been compared. An older backup is migrated.',
    'Exit code 5 when the file is not what was written or of a newer release, 6 when the database is in use.',
  ]

  @args.string({ description: 'The file' })
  declare file: string

  @flags.string({ description: 'Make this new database of it, and change nothing else' })
  declare into?: string

  @flags.boolean({ description: 'Read the file and say what would be done' })
  declare dryRun: boolean

  @flags.string({
    description: 'Replace a database that has people or products; in production --yes=<its name>',
    allowEmptyValue: true,
  })
  declare yes?: string

  @flags.string({ description: 'Why, for the record' })
  declare reason?: string

  protected async perform() {
    await this.unlock(resolve(this.file))
    return this.inTurn(() => this.#restore())
  }

  async #restore() {
    const { planRestore } = await import('#backup/plan')
    const { neededMigrations } = await import('#hosting/schema_check')
    const plan = await planRestore({
      path: resolve(this.file),
      into: this.into,
      known: neededMigrations,
      version,
    })
    this.#refuseOthers(plan)
    if (this.dryRun) return this.#report(plan)
    await this.#approve(plan)
    const { restoreBackup } = await import('#backup/restore')
    const { migrate } = await import('#hosting/migrations')
    const means = { migrate, by: { actor: this.actor, reason: this.reason } }
    const restored = await restoreBackup(plan, { ...means, onProgress: this.steps() })
    this.#report(plan, restored)
  }

  #refuseOthers({ others, database }: Plan) {
    if (!others.length) return
    const who = others.join(', ')
    throw new CommandFailure(
      `the database ${database} is in use (${who}): stop the server and what else uses it, then try again`,
      EXIT.locked
    )
  }

  async #approve({ database, hasRows, kept }: Plan) {
    if (!hasRows) return
    const question = `Database ${database} is kept as ${kept}. Type its name to replace it`
    await this.agree({ database, yes: this.yes, question })
  }

  #report(plan: Plan, restored?: Restored) {
    const { data, lines } = reportOf(plan, restored)
    this.print(data, lines)
  }
}
