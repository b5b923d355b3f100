import { flags } from '@adonisjs/core/ace'
import Rollback from '@adonisjs/lucid/commands/migration/rollback'
import { losingRows, YES } from '#hosting/lucid/lost_rows'

/**
 * Lucid's command, with three differences: alone it undoes one migration and not a batch, it asks before rows
 * are lost, and it leaves database/schema.ts as it is.
 */
export default class MigrationRollback extends Rollback {
  static description = 'Undo the last migration, or those after a batch'
  static help = [
    'Alone it undoes one migration; --step=N undoes N of the last batch, --batch=N all after that batch.',
    'With --batch=0, in production, or where tables or columns go, it asks for the name of the database;',
    'without a terminal it wants --yes=NAME.',
  ]

  @flags.string(YES)
  declare yes: string

  async run() {
    this.schemaGenerate = false
    if (this.batch === undefined) this.step ??= 1
    if (await this.#losesRows()) await losingRows(this, () => super.run())
    else await super.run()
  }

  async #losesRows(): Promise<boolean> {
    if (this.batch === 0 || this.app.inProduction) return true
    const { lastMigrations } = await import('#hosting/migrations')
    const { connection, batch, step: limit } = this
    const undone = await lastMigrations({ connection, batch, limit })
    return undone.some(({ keepsRows }) => !keepsRows)
  }

  protected async runMigrations(...[migrator, connection]: Parameters<Rollback['runMigrations']>) {
    const { carryOut } = await import('#hosting/lucid/outcome')
    if (migrator.dryRun) await super.runMigrations(migrator, connection)
    else await carryOut(this, migrator, this.compactOutput)
  }
}
