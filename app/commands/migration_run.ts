import Run from '@adonisjs/lucid/commands/migration/run'

/** Lucid's command, which leaves databases of other builds alone. */
export default class MigrationRun extends Run {
  async run() {
    const { default: db } = await import('@adonisjs/lucid/services/db')
    const { refusalOfOtherBuilds } = await import('#hosting/other_builds')
    const { assertDirectConnection } = await import('#hosting/direct_connection')
    assertDirectConnection()
    const connection = this.connection || db.primaryConnectionName
    const refusal = db.manager.has(connection) && (await refusalOfOtherBuilds(connection))
    if (!refusal) return super.run()
    this.exitCode = 1
    this.logger.error(refusal)
  }
}
