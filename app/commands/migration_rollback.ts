import { flags } from '@adonisjs/core/ace'
import Rollback from '@adonisjs/lucid/commands/migration/rollback'

const WRONG_USE = 2

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

  @flags.string({ description: 'Name of the database, in place of being asked for it' })
  declare yes: string

  async run() {
    const { assertDirectConnection } = await import('#hosting/direct_connection')
    assertDirectConnection()
    this.schemaGenerate = false
    if (this.batch === undefined) this.step ??= 1
    if (!this.dryRun && (await this.#losesRows()) && !(await this.#isConfirmed())) {
      this.exitCode = WRONG_USE
      return
    }
    // What the name has answered is not asked again.
    this.force = true
    await super.run()
  }

  async #losesRows(): Promise<boolean> {
    if (this.batch === 0 || this.app.inProduction) return true
    const { lastMigrations } = await import('#hosting/migrations')
    const undone = await lastMigrations({
      connection: this.connection,
      batch: this.batch,
      limit: this.step,
    })
    return undone.some(({ keepsRows }) => !keepsRows)
  }

  async #isConfirmed(): Promise<boolean> {
    const name = await this.#databaseName()
    const typed = this.yes ?? (await this.#ask(name))
    if (typed === name) return true
    this.logger.error(
      typed === undefined
        ? `This drops rows of the database ${name}: without a terminal, say --yes=${name}`
        : `The database is called ${name}, not ${typed}; nothing was changed`
    )
    return false
  }

  async #ask(name: string): Promise<string | undefined> {
    if (!process.stdin.isTTY) return undefined
    return this.prompt.ask(`This drops rows of the database ${name}. Type its name to go on`)
  }

  async #databaseName(): Promise<string> {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { rows } = await db
      .connection(this.connection)
      .rawQuery('select current_database() as name')
    return rows[0].name
  }
}
