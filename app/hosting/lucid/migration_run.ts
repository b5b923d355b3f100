import Run from '@adonisjs/lucid/commands/migration/run'
import { CommandFailure, EXIT } from '#hosting/command_failure'

/** Lucid's command, which leaves databases of other builds alone and tells in a line why it ends. */
export default class MigrationRun extends Run {
  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { refusalOfOtherBuilds } = await import('#hosting/other_builds')
    const { assertDirectConnection } = await import('#hosting/direct_connection')
    assertDirectConnection()
    const refusal = await refusalOfOtherBuilds(this.connection || db.primaryConnectionName)
    if (refusal) throw new CommandFailure(refusal)
    await super.run()
  }

  protected async takeProductionConsent() {
    if (!process.stdin.isTTY)
      throw new CommandFailure('in production, without a terminal, say --force', EXIT.usage)
    if (await super.takeProductionConsent()) return true
    throw new CommandFailure('nothing was changed')
  }

  protected async runMigrations(...[migrator, connection]: Parameters<Run['runMigrations']>) {
    const { carryOut } = await import('#hosting/lucid/outcome')
    if (migrator.dryRun) await super.runMigrations(migrator, connection)
    else await carryOut(this, migrator, this.compactOutput)
  }
}
