import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'
import { tellErrorsInOneLine } from '#hosting/ace_errors'
import { endWithFailure } from '#hosting/start_failure'

const APP_ROOT = new URL('../', import.meta.url)
const IMPORTER = (filePath: string) =>
  import(/^\.{0,2}\//.test(filePath) ? new URL(filePath, APP_ROOT).href : filePath)

const ignitor = new Ignitor(APP_ROOT, { importer: IMPORTER })

// A command that is stopped lets go of the database first; the codes are the shell's.
for (const [signal, exitCode] of [['SIGINT', 130] as const, ['SIGTERM', 143] as const])
  process.once(signal, () => ignitor.terminate().finally(() => process.exit(exitCode)))

ignitor
  .tap((app) => {
    app.booting(async () => {
      await import('#start/env')
    })
  })
  .ace()
  .configure(async (app) => tellErrorsInOneLine(await app.container.make('ace')))
  .handle(process.argv.splice(2))
  .catch(endWithFailure(ignitor))
