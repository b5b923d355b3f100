import cluster from 'node:cluster'
import type { Server } from 'node:http'
import type { ApplicationService, LoggerService } from '@adonisjs/core/types'
import env from '#start/env'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'

/** Only our own database: another one may be somebody's. */
const wantsDemo = (app: ApplicationService) =>
  app.inDev && usesEmbeddedPostgres() && env.get('VITRIN_DEMO', true)

const NOBODY = 'nobody may sign in as staff yet: run `npx node ace user:create-superuser`'
const DEMO =
  "the demo's admin may sign in with a password of development: run `npx node ace user:demote admin@example.com --role=admin`, or start with an empty VITRIN_DATA_DIR"

/** Tells an operator whether the right people may do everything; a database that is away is told elsewhere. */
async function mentionStaff(logger: LoggerService): Promise<void> {
  const { staffSignIns } = await import('#queries/users/list_accounts')
  const staff = await staffSignIns().catch(() => undefined)
  if (staff?.anybody === false) logger.warn(NOBODY)
  if (staff?.demoAdmin) logger.warn(DEMO)
}

/** Another machine may be without the files that this one stores; a store that is away is told elsewhere. */
async function mentionOtherMachines(logger: LoggerService): Promise<void> {
  const { warnOfOtherMachines } = await import('#actions/files/warn_of_other_machines')
  await warnOfOtherMachines().catch((err: unknown) =>
    logger.debug({ err }, 'who else works on this database is not known')
  )
}

/** What a serving process does beside answering: the schema and the demo before, the announcement and the drain after. */
export default class StartupProvider {
  constructor(protected app: ApplicationService) {}

  /** Before the first request can come in. */
  async start() {
    // Code generators start the application, too, and there is no database then.
    if (this.app.getMode() !== 'run') return
    // Preloads come after this, and a validator keeps the reporter that it was made with.
    await import('#start/validator')
    const { prepareDatabase } = await import('#hosting/prepare_database')
    await prepareDatabase()
    if (wantsDemo(this.app)) {
      const { default: SeedDemo } = await import('#actions/demo/seed_demo')
      await new SeedDemo().handle()
    }
    if (this.app.inProduction) await mentionStaff(await this.app.container.make('logger'))
    const { loadLateFiles } = await import('#hosting/late_files')
    await loadLateFiles()
  }

  async ready() {
    const server = await this.app.container.make('server')
    const { drainable } = await import('#hosting/drain')
    const { announce } = await import('#hosting/announcement')
    const logger = await this.app.container.make('logger')
    const tell = () => {
      announce()
      if (this.app.inProduction) void this.#mentionTroubles(logger)
    }
    const { prepareNodeServer } = await import('#surfaces/node_server')
    prepareNodeServer(server.getNodeServer() as Server)
    // Hooks run in reverse order: this one before the server is closed.
    const { shutdownStep } = await import('#hosting/shutdown_step')
    const drain = drainable(server.getNodeServer() as Server)
    this.app.terminating(() => shutdownStep(drain, 'the last requests could not be waited for'))
    if (cluster.isWorker) {
      const { reportReady } = await import('#hosting/workers/primary_line')
      reportReady(tell)
    } else {
      tell()
    }

    // One forgotten promise must not take every other request with it.
    process.on('unhandledRejection', (err) => logger.error({ err }, 'unhandled rejection'))
    const { giveBackMemory } = await import('#hosting/give_back_memory')
    setImmediate(giveBackMemory)
  }

  async #mentionTroubles(logger: LoggerService) {
    await mentionOtherMachines(logger)
    const { tellAtStart } = await import('#doctor/tell_at_start')
    await tellAtStart()
  }
}
