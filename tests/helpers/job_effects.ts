import { setTimeout as sleep } from 'node:timers/promises'
import db from '@adonisjs/lucid/services/db'
import { work, type Work } from '#jobs/work'
import { declareJob } from '#queue/job'

/** Short pauses, so that a test sees a job fail for good. */
const quick = { retryLimit: 2, retryDelay: 1, heartbeatSeconds: 10 }

/** Each notes that it ran and, where it ends well, has an effect. */
export const quickJob = declareJob<{ id: number }>({ name: 'test-quick', ...quick, concurrency: 4 })
export const slowJob = declareJob<{ id: number; ms: number }>({ name: 'test-slow', ...quick })
export const failingJob = declareJob<{ id: number }>({ name: 'test-failing', ...quick })
export const endlessJob = declareJob<{ id: number }>({
  name: 'test-endless',
  ...quick,
  retryLimit: 0,
  expireInSeconds: 1,
})
/** Kills the process that runs it. */
export const deadlyJob = declareJob<{ id: number }>({ name: 'test-deadly', ...quick })

export const testWorks: Work[] = [
  work(quickJob, async ({ id }) => {
    await note('runs', id)
    await note('effects', id)
  }),
  work(slowJob, async ({ id, ms }) => {
    await note('runs', id)
    await sleep(ms)
    await note('effects', id)
  }),
  work(failingJob, async ({ id }) => {
    await note('runs', id)
    throw new Error('out of paint')
  }),
  work(endlessJob, async ({ id }, { signal }) => {
    await note('runs', id)
    await sleep(60_000, undefined, { signal }).catch(() => note('effects', id))
  }),
  work(deadlyJob, async ({ id }) => {
    await note('runs', id)
    process.kill(process.pid, 'SIGKILL')
  }),
]

const TABLES = `create table if not exists test_runs (id int, at timestamptz default clock_timestamp());
  create table if not exists test_effects (id int primary key)`

/** Makes the tables that the jobs note into, and the queues. */
export async function makeJobTables(): Promise<void> {
  await db.rawQuery(TABLES)
}

export async function dropJobTables(): Promise<void> {
  await db.rawQuery('drop table if exists test_runs, test_effects; delete from jobs.job')
}

export async function noted(table: 'runs' | 'effects'): Promise<number[]> {
  const order = table === 'runs' ? 'at' : 'id'
  const { rows } = await db.rawQuery(`select id from test_${table} order by ${order}`)
  return rows.map(({ id }: { id: number }) => id)
}

/** Safe to do twice, as every job must be. */
const note = (table: 'runs' | 'effects', id: number) =>
  db.rawQuery(`insert into test_${table} (id) values (?) on conflict do nothing`, [id])
