import ace from '@adonisjs/core/services/ace'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import { Worker } from '#jobs/worker'
import { deadJobs, forgetDead, retryDead } from '#queue/dead_list'
import { enqueue } from '#queue/enqueue'
import { until } from '#tests/helpers/children'
import {
  dropJobTables,
  endlessJob,
  failingJob,
  makeJobTables,
  noted,
  quickJob,
  slowJob,
  testWorks,
} from '#tests/helpers/job_effects'
import { waitingJobs } from '#tests/helpers/waiting_jobs'
import { atOurPace } from '#tests/helpers/pace'

async function startWorker({ cleanup }: Pick<TestContext, 'cleanup'>) {
  const worker = new Worker()
  cleanup(() => worker.stop())
  await worker.start({ works: testWorks, pollSeconds: 0.5 })
  return worker
}

const add = (job: Parameters<typeof enqueue>[0], payload: object) =>
  enqueue(job, payload, { client: db.connection() })

/** Times between the runs of a job, in seconds. */
async function pauses(): Promise<number[]> {
  const { rows } = await db.rawQuery(
    `select extract(epoch from at - lag(at) over (order by at))::float as pause from test_runs where id = 1`
  )
  return rows.slice(1).map(({ pause }: { pause: number }) => pause)
}

test.group('Jobs', (group) => {
  group.each.setup(makeJobTables)
  group.each.setup(() => dropJobTables)

  test('run once each, though two workers take them', async (context) => {
    const workers = await Promise.all([startWorker(context), startWorker(context)])
    const ids = Array.from({ length: 200 }, (_, n) => n)
    await Promise.all(ids.map((id) => add(quickJob, { id })))
    await until(async () => (await noted('effects')).length === ids.length)

    context.assert.lengthOf(await noted('runs'), ids.length)
    context.assert.isTrue(workers.every(({ tally }) => tally.done > 0))
  })

  test('are tried again after growing pauses, then listed as dead, and hold up nobody', async (context) => {
    const worker = await startWorker(context)
    await add(failingJob, { id: 1 })
    await until(async () => (await noted('runs')).length === 1)
    await add(quickJob, { id: 2 })
    await until(async () => (await noted('effects')).includes(2))
    context.assert.lengthOf(await waitingJobs(failingJob), 1)
    await until(async () => (await deadJobs()).length === 1)

    const [dead] = await deadJobs()
    context.assert.containsSubset(dead, {
      name: 'test-failing',
      payload: { id: 1 },
      tries: 3,
      reason: 'out of paint',
    })
    context.assert.isTrue((await pauses()).every((pause) => pause > 0.4))
    context.assert.deepEqual(worker.tally, { done: 1, failed: 3 })
  })

  test('that take too long are told to stop and fail', async (context) => {
    await startWorker(context)
    await add(endlessJob, { id: 1 })
    await until(async () => (await deadJobs()).length === 1)
    const [dead] = await deadJobs()
    context.assert.match(dead!.reason, /exceed|timeout|expired/i)
    await until(async () => (await noted('effects')).length === 1)
  })

  test('that run are finished when their worker stops, and the rest is left to the next', async (context) => {
    const { assert } = context
    const worker = await startWorker(context)
    await add(slowJob, { id: 1, ms: 1000 })
    await add(slowJob, { id: 2, ms: 0 })
    await until(async () => (await noted('runs')).length === 1)
    const began = performance.now()
    await worker.stop()

    assert.isBelow(performance.now() - began, atOurPace(4000))
    assert.deepEqual(await noted('effects'), [1])
    assert.containsSubset(await waitingJobs(slowJob), [{ data: { id: 2 }, state: 'created' }])
    await startWorker(context)
    await until(async () => (await noted('effects')).length === 2)
    assert.deepEqual(await noted('runs'), [1, 2])
  })

  test('that outlast the stop are handed back', async (context) => {
    const { assert } = context
    const worker = await startWorker(context)
    await add(slowJob, { id: 1, ms: 4000 })
    await until(async () => (await noted('runs')).length === 1)
    const began = performance.now()
    await worker.stop(1000)

    assert.isBelow(performance.now() - began, atOurPace(3000))
    assert.containsSubset(await waitingJobs(slowJob), [{ data: { id: 1 }, state: 'retry' }])
  })
})

test.group('The dead list', (group) => {
  group.each.setup(makeJobTables)
  group.each.setup(() => dropJobTables)

  /** As the engine leaves them. */
  async function killJobs(count: number) {
    const { engine } = await import('#queue/engine')
    const { makeQueues } = await import('#queue/install')
    await makeQueues(undefined, [failingJob])
    const boss = await engine()
    for (let id = 1; id <= count; id++) {
      await boss.send(failingJob.name, { id }, { retryLimit: 0 })
      const [job] = await boss.fetch(failingJob.name)
      await boss.fail(failingJob.name, job!.id, new Error('out of paint'))
    }
    return deadJobs()
  }

  async function run(command: string, ...args: string[]) {
    ace.ui.switchMode('raw')
    ace.ui.logger.flushLogs()
    const { exitCode } = await ace.exec(command, ['--json', ...args])
    const [log] = ace.ui.logger.getLogs()
    ace.ui.switchMode('normal')
    return { exitCode, answer: JSON.parse(log?.message ?? 'null') }
  }

  test('is shown, given back and forgotten by commands', async ({ assert }) => {
    const [first, second] = await killJobs(4)
    const listed = await run('jobs:failed')
    assert.lengthOf(listed.answer, 4)
    assert.containsSubset(listed.answer[0], { name: 'test-failing', reason: 'out of paint' })

    assert.deepEqual(await run('jobs:retry', first!.id), { exitCode: 0, answer: { retried: 1 } })
    assert.deepEqual(await run('jobs:retry', first!.id), {
      exitCode: 4,
      answer: { error: 'no such job' },
    })
    assert.deepEqual(await run('jobs:retry', 'x'), {
      exitCode: 4,
      answer: { error: 'no such job' },
    })
    assert.deepEqual(await run('jobs:forget', second!.id), {
      exitCode: 0,
      answer: { forgotten: 1 },
    })
    assert.deepEqual(await run('jobs:forget', 'all', '--no-interaction'), {
      exitCode: 2,
      answer: { error: '--yes is missing' },
    })
    assert.lengthOf(await deadJobs(), 2)
    assert.deepEqual(await run('jobs:forget', 'all', '--yes'), {
      exitCode: 0,
      answer: { forgotten: 2 },
    })
    assert.lengthOf(await waitingJobs(failingJob), 1)
    assert.isEmpty(await deadJobs())
  })

  test('gives back and forgets all, and none is no fault', async ({ assert }) => {
    await killJobs(3)
    assert.equal(await retryDead('all'), 3)
    assert.lengthOf(await waitingJobs(failingJob), 3)
    assert.equal(await retryDead('all'), 0)
    assert.equal(await forgetDead('all'), 0)
  })

  test('is told by jobs:list beside what waits', async ({ assert }) => {
    await killJobs(1)
    await add(failingJob, { id: 9 })
    const { answer } = await run('jobs:list')
    assert.containsSubset(answer.queues, [
      { name: 'failed', ready: 1 },
      { name: 'forget-viewers', ready: 0 },
      { name: 'test-failing', ready: 1 },
    ])
    assert.isNumber(answer.oldest_seconds)
  })
})
