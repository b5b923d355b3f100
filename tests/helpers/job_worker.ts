import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'

/*
 * A worker of the jobs that tests use, or with JOB_WORKS=all of those of the server, as a process of its own, on
 * the database of its settings.
 * Says when it works, and ends in good order on SIGTERM.
 */
const ignitor = new Ignitor(new URL('../../', import.meta.url), {
  importer: (path: string) =>
    import(/^\.{0,2}\//.test(path) ? new URL(`../../${path}`, import.meta.url).href : path),
})
ignitor.tap((app) => {
  app.booting(async () => {
    await import('#start/env')
  })
})
const app = ignitor.createApp('console')
await app.init()
await app.boot()
await app.start(() => {})

const { Worker } = await import('#jobs/worker')
const { works } = await import('#jobs/works')
const { testWorks } = await import('#tests/helpers/job_effects')
const worker = new Worker()
process.once('SIGTERM', async () => {
  await worker.stop()
  await app.terminate()
  process.exit(0)
})
await worker.start({ works: process.env.JOB_WORKS === 'all' ? works : testWorks })
process.stdout.write('works\n')
