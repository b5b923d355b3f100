import 'reflect-metadata'
import { Ignitor, prettyPrintError } from '@adonisjs/core'
import { configure, processCLIArgs, run } from '@japa/runner'
import { prepareTestEnvironment } from '../tests/helpers/environment.js'

const APP_ROOT = new URL('../', import.meta.url)
const IMPORTER = (filePath: string) =>
  import(/^\.{0,2}\//.test(filePath) ? new URL(filePath, APP_ROOT).href : filePath)

await prepareTestEnvironment()

const ignitor = new Ignitor(APP_ROOT, { importer: IMPORTER })
const stop = (exitCode: number) => ignitor.terminate().finally(() => process.exit(exitCode))

// Ctrl-C, or the end of the `node ace test` that started this process: the database goes, too.
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, () => stop(130))
process.channel?.unref()

ignitor
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
  })
  .testRunner()
  .configure(async (app) => {
    const { runnerHooks, ...config } = await import('../tests/bootstrap.js')
    processCLIArgs(process.argv.splice(2))
    configure({
      ...app.rcFile.tests,
      ...config,
      ...{
        setup: runnerHooks.setup,
        teardown: runnerHooks.teardown.concat([() => app.terminate()]),
      },
    })
  })
  .run(() => run())
  .catch((error) => prettyPrintError(error).then(() => stop(1)))
