import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { engine } from '#queue/engine'
import { enqueue } from '#queue/enqueue'
import { makeQueues } from '#queue/install'
import { deadJobs } from '#queue/dead_list'
import { until } from '#tests/helpers/children'
import { atOurPace } from '#tests/helpers/pace'
import {
  deadlyJob,
  dropJobTables,
  makeJobTables,
  noted,
  quickJob,
  slowJob,
  testWorks,
} from '#tests/helpers/job_effects'
import { config, jobProcess, passTime, wayTo } from '#tests/helpers/job_process'
import { Wire } from '#tests/helpers/wire'

const isFull = process.env.DRILL === 'full'
const { jobs, kills } = isFull ? { jobs: 200, kills: 5 } : { jobs: 20, kills: 1 }
const RECOVERY_LIMIT_MS = 60_000

const add = (job: Parameters<typeof enqueue>[0], payload: object) =>
  enqueue(job, payload, { client: db.connection() })

const AWAY = 'no connection to the database: requests are answered 503 until it is back'
const BACK = 'the database is back'

/** What a log says of the database, and that something is wrong. */
const told = (log: string): string[] =>
  log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { level: number; msg: string })
    .filter(({ level, msg }) => level > 30 || /database/.test(msg))
    .map(({ msg }) => msg)

test.group('A worker of jobs', (group) => {
  group.each.setup(makeJobTables)
  group.each.setup(() =>
    makeQueues(
      undefined,
      testWorks.map(({ job }) => job)
    )
  )
  group.each.setup(() => dropJobTables)

  test('killed in a job, is followed by another one that runs it again', async (context) => {
    const { assert } = context
    for (let id = 1; id <= jobs; id++) await add(slowJob, { id, ms: isFull ? 100 : 10 })
    for (let kill = 1; kill <= kills; kill++) {
      const worker = await jobProcess(context, wayTo())
      await until(async () => (await noted('runs')).length >= kill * 3)
      worker.kill('SIGKILL')
    }
    if (!isFull) await passTime()
    await jobProcess(context, wayTo())
    const began = performance.now()
    await until(async () => (await noted('effects')).length === jobs, atOurPace(RECOVERY_LIMIT_MS))

    assert.isBelow(performance.now() - began, atOurPace(RECOVERY_LIMIT_MS))
    assert.isAtMost((await noted('runs')).length, jobs + kills)
    assert.isEmpty(await deadJobs())
  })

  test('ends with 0 at SIGTERM, after the job that it runs', async (context) => {
    const worker = await jobProcess(context, wayTo())
    await add(slowJob, { id: 1, ms: 1000 })
    await until(async () => (await noted('runs')).length === 1)
    worker.kill('SIGTERM')
    const [exitCode] = await once(worker, 'exit')

    context.assert.equal(exitCode, 0)
    context.assert.deepEqual(await noted('effects'), [1])
  })

  test('goes on by itself when the database was away, which its log tells once', async (context) => {
    const wire = await Wire.to(config())
    context.cleanup(() => wire.cut())
    const remote = new pg.Client(wire.connection)
    const worker = await jobProcess(context, { ...wayTo(remote), LOG_LEVEL: 'info' }, 'pipe')
    const log = text(worker.stderr!)
    await add(slowJob, { id: 1, ms: 500 })
    await until(async () => (await noted('runs')).length === 1)
    wire.cut()
    await sleep(isFull ? 12_000 : 1500)
    await add(quickJob, { id: 2 })
    wire.mend()
    await until(async () => (await noted('effects')).length === 2)

    context.assert.isNull(worker.exitCode)
    worker.kill('SIGTERM')
    context.assert.deepEqual(told(await log), [AWAY, BACK])
  })

  if (!isFull) return

  test('that is killed by a job each time, gives up on it, and on no other one', async (context) => {
    await add(deadlyJob, { id: 1 })
    await add(slowJob, { id: 2, ms: 10 })
    let worker = await jobProcess(context, wayTo())
    await until(async () => {
      if (worker.signalCode) worker = await jobProcess(context, wayTo())
      return (await deadJobs()).length === 1
    }, 200_000)

    context.assert.containsSubset(await deadJobs(), [{ name: 'test-deadly', tries: 3 }])
    context.assert.deepEqual(await noted('effects'), [2])
  })

  test('adds what the clock wants once, though there are two', async (context) => {
    await Promise.all([1, 2].map(() => jobProcess(context, wayTo())))
    const boss = await engine()
    await boss.schedule(quickJob.name, '* * * * *', { id: 1 }, { tz: 'UTC' })
    await sleep(150_000)
    await boss.unschedule(quickJob.name)

    const { rows } = await db.rawQuery(
      `select count(*) as runs from test_runs group by date_trunc('minute', at)`
    )
    context.assert.isAtLeast(rows.length, 2)
    context.assert.isTrue(rows.every(({ runs }: { runs: number }) => runs === 1))
  })
})
