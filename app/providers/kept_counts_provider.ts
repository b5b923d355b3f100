import type { ApplicationService } from '@adonisjs/core/types'

/** Lets kept counts hear of every write, on whichever connection. Listed before Lucid's provider. */
export default class KeptCountsProvider {
  constructor(protected app: ApplicationService) {}

  async boot() {
    const emitter = await this.app.container.make('emitter')
    const { hearWrites } = await import('#db/hear_writes')
    emitter.on('db:connection:connect', hearWrites)
  }
}
