import type { Server } from 'node:http'
import type { ApplicationService } from '@adonisjs/core/types'

/** What a serving process does beside answering: the schema and the demo before, the announcement and the drain after. */
export default class StartupProvider {
  constructor(protected app: ApplicationService) {}

  /** Before the first request can come in. */
  async start() {
    const { prepareDatabase } = await import('#services/prepare_database')
    await prepareDatabase()
  }

  async ready() {
    const server = await this.app.container.make('server')
    const { drain } = await import('#services/drain')
    const { announce } = await import('#services/announcement')
    // Hooks run in reverse order: this one before the server is closed.
    this.app.terminating(() => drain(server.getNodeServer() as Server))
    announce()
  }
}
