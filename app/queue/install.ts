import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import type { Db, PgBoss } from 'pg-boss'
import { declaredJobs } from '#queue/declared'
import { DEAD_LIST, engine, SCHEMA } from '#queue/engine'
import type { Job } from '#queue/job'

/**
 * A worker that dies is noticed within this and the monitor's interval (app/jobs/worker.ts);
 * 10 is the least that pg-boss takes.
 */
const HEARTBEAT_SECONDS = 20
const KEPT_SECONDS = 90 * 86_400

/** What a kind of job that does not say otherwise gets. */
const DEFAULTS = {
  notify: true,
  deadLetter: DEAD_LIST,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 900,
  // A crash and a stop that exceeds its limit count as tries, too.
  retryLimit: 5,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 3600,
  retentionSeconds: KEPT_SECONDS,
  deleteAfterSeconds: 86_400,
}

/** Makes the schema `jobs` with all queues, or brings it up to date. Safe to run twice and at once. */
export async function installQueue(client: QueryClientContract): Promise<void> {
  const { PgBoss, fromKnex } = await import('pg-boss')
  const idle = { supervise: false, schedule: false, registerInstance: false }
  const db = oneByOne(fromKnex(client.getWriteClient()))
  const boss = new PgBoss({ schema: SCHEMA, db, ...idle })
  boss.on('error', () => {})
  await boss.start()
  try {
    await makeQueues(boss)
  } finally {
    await boss.stop({ graceful: false, close: false })
  }
}

/** A second connection would be the one on which Lucid then tries to release the lock of its migrations. */
function oneByOne({ executeSql }: Db): Db {
  let last: Promise<unknown> = Promise.resolve()
  return {
    executeSql(text, values) {
      const result = last.then(() => executeSql(text, values))
      last = result.catch(() => {})
      return result
    },
  }
}

/** Makes the queues that are missing, and gives the others the options of their declarations. */
export async function makeQueues(boss?: PgBoss, jobs: Job[] = declaredJobs): Promise<void> {
  const on = boss ?? (await engine())
  await on.createQueue(DEAD_LIST, { retentionSeconds: KEPT_SECONDS })
  for (const { name, key, concurrency, ...options } of jobs) {
    const wanted = { ...DEFAULTS, ...options }
    await on.createQueue(name, { policy: key ? 'short' : 'standard', ...wanted })
    await on.updateQueue(name, wanted)
  }
}
