import '#hosting/compile_cache'
import 'reflect-metadata'
import cluster from 'node:cluster'
import { Ignitor } from '@adonisjs/core'
import { endWithFailure } from '#hosting/start_failure'

const APP_ROOT = new URL('../', import.meta.url)
const IMPORTER = (filePath: string) =>
  import(/^\.{0,2}\//.test(filePath) ? new URL(filePath, APP_ROOT).href : filePath)

/** A supervisor's patience is usually 10 s; the embedded database ends by itself if it needs longer. */
const STOP_LIMIT_MS = 9500

const ignitor = new Ignitor(APP_ROOT, { importer: IMPORTER }).tap((app) => {
  app.booting(async () => {
    await import('#start/env')
  })
})

// A reader of our output that goes away (`npm start | head`) must not end the server.
process.stdout.on('error', () => {})

const { default: env } = await import('#start/env').catch(endWithFailure(ignitor))

if (cluster.isPrimary && env.get('WORKERS', 1) > 1)
  await keepWorkers(env.get('WORKERS', 1)).catch(endWithFailure(ignitor))
else await serve()

/** This process serves nothing then; each worker runs this file as well. */
async function keepWorkers(workers: number) {
  const { assertSharedThrottles } = await import('#hosting/workers/shared_throttles')
  assertSharedThrottles(workers)
  const { Primary } = await import('#hosting/workers/primary')
  new Primary(workers).start(import.meta.filename)
}

async function serve() {
  const started = ignitor.httpServer().start()
  let stopping: Promise<void> | undefined

  /** What is half started is finished first, or it would be left running. */
  async function stop() {
    setTimeout(() => process.exit(), STOP_LIMIT_MS).unref()
    await started.catch(() => {})
    await ignitor.terminate().catch((error: unknown) => {
      process.stderr.write(`vitrin: the shutdown failed: ${String(error)}\n`)
      process.exitCode = 1
    })
    process.exit()
  }

  // A terminal's Ctrl-C may arrive twice, from the terminal and from npm; a closing one sends SIGHUP.
  const ends = cluster.isWorker ? ['SIGINT', 'SIGTERM'] : ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of ends) process.on(signal, () => (stopping ??= stop()))
  // It is the primary's to act on, also when a terminal tells all of us.
  if (cluster.isWorker) process.on('SIGHUP', () => {})

  await started.catch(endWithFailure(ignitor))
}
