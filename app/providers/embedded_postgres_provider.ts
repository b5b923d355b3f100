import type { ApplicationService } from '@adonisjs/core/types'
import type { ClientConfig } from 'pg'
import env from '#start/env'
import { dataFolder } from '#installation/data_folder'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { mentionNewDatabase } from '#hosting/embedded_postgres/new_database'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'

/**
 * Points Lucid at the embedded PostgreSQL unless the settings name another database. Listed before
 * Lucid's own provider: providers shut down in reverse order, so the pool is closed before the server.
 */
export default class EmbeddedPostgresProvider {
  #server: EmbeddedPostgres | undefined

  constructor(protected app: ApplicationService) {}

  async boot() {
    // Code generators boot the application in another mode and never shut it down.
    if (this.app.getMode() !== 'run' || !usesEmbeddedPostgres()) return
    const folder = dataFolder(env.get('VITRIN_DATA_DIR'))
    mentionNewDatabase(folder, await this.app.container.make('logger'))
    this.#server = await EmbeddedPostgres.start(folder, !this.app.inTest)
    const { connection } = this.app.config.get<{ connection: ClientConfig }>(
      'database.connections.postgres'
    )
    Object.assign(connection, this.#server.connection)
  }

  async shutdown() {
    await this.#server?.release()
  }
}
