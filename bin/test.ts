import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { configure, processCLIArgs, run } from '@japa/runner'
import { endWithFailure } from '#hosting/start_failure'
import { prepareTestEnvironment } from '../tests/helpers/environment.js'
import { runSideBySide, sharesFor } from '../tests/helpers/side_by_side.js'
import { sayTotalsAtTheEnd } from '../tests/helpers/totals.js'

const APP_ROOT = new URL('../', import.meta.url)
const IMPORTER = (filePath: string) =>
  import(/^\.{0,2}\//.test(filePath) ? new URL(filePath, APP_ROOT).href : filePath)

sayTotalsAtTheEnd()
const shares = sharesFor(process.argv.slice(2))
if (shares.length > 1) {
  const isGood = await runSideBySide(shares)
  // What a full pipe has not taken yet would be lost with the process.
  await new Promise((resolve) => process.stdout.write('', resolve))
  process.exit(isGood ? 0 : 1)
}
await prepareTestEnvironment()

const ignitor = new Ignitor(APP_ROOT, { importer: IMPORTER })

// Ctrl-C, or the end of who started this process: what it started and made goes with it.
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.on(event, () => process.exit(130))
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
  .catch(endWithFailure(ignitor))
